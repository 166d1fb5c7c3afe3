using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// Which members of a page answer requests and are bound to them: methods of ours whose name says so, properties with an
/// attribute that says so. The framework looks closely at every member of every page, which took some 300 ms of the start.
/// </summary>
internal sealed class OwnPageParts(IPageApplicationModelPartsProvider framework) : IPageApplicationModelPartsProvider
{
    public static void Use(IServiceCollection services)
    {
        var framework = services.Single(s => s.ServiceType == typeof(IPageApplicationModelPartsProvider)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IPageApplicationModelPartsProvider>(provider =>
            new OwnPageParts((IPageApplicationModelPartsProvider)ActivatorUtilities.CreateInstance(provider, framework))));
    }

    public bool IsHandler(MethodInfo methodInfo) =>
        methodInfo.DeclaringType != typeof(PageModel) && methodInfo.Name.StartsWith("On", StringComparison.Ordinal) && framework.IsHandler(methodInfo);

    public PageHandlerModel? CreateHandlerModel(MethodInfo method) =>
        method.DeclaringType != typeof(PageModel) && method.Name.StartsWith("On", StringComparison.Ordinal) ? framework.CreateHandlerModel(method) : null;

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => framework.CreateParameterModel(parameter);

    /// <returns>What the attributes say; what the property's type adds is read when it is bound. A property without any is not bound.</returns>
    public PagePropertyModel CreatePropertyModel(PropertyInfo property)
    {
        object[] attributes = property.IsDefined(typeof(IBindingSourceMetadata), inherit: true) ? property.GetCustomAttributes(inherit: true) : [];
        return new PagePropertyModel(property, attributes) { BindingInfo = BindingInfo.GetBindingInfo(attributes), PropertyName = property.Name };
    }
}
