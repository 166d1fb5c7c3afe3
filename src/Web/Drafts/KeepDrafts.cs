using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.Drafts;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Drafts;

/// <summary>
/// A form that keeps drafts and is sent without being taken is kept as sent; one that is taken leaves no draft behind.
/// Without script too, and whatever page it is.
/// </summary>
internal sealed class KeepDrafts : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || AddressPageFilter.TellsWhatWentWrong(context.HttpContext) || AddressIn(request.Form) is not { } address || FormDraft.PathOf(address) != FormDraft.AddressOf(request.Path, null))
        {
            return;
        }

        var drafts = context.HttpContext.RequestServices.GetRequiredService<FormDrafts>();
        var leadsOn = done.Result is RedirectResult or RedirectToPageResult or LocalRedirectResult;
        if (done.Result is PageResult || (leadsOn && context.HandlerMethod?.MethodInfo.IsDefined(typeof(KeepsDraftAttribute), false) == true))
        {
            context.HttpContext.RequestServices.GetRequiredService<PageDrafts>().KeptAt = await drafts.SaveAsync(address, FieldsOf(request.Form), null, context.HttpContext.RequestAborted);
        }
        else if (leadsOn && context.ModelState.IsValid)
        {
            await drafts.DiscardAsync([address], context.HttpContext.RequestAborted);
        }
    }

    /// <summary>The address under which the form that was sent keeps its draft; null for one that keeps none.</summary>
    public static string? AddressIn(IFormCollection form) => form[PageDrafts.AddressField] is [{ Length: > 0 } address] ? address : null;

    /// <summary>Every text of the form; files are no part of it.</summary>
    public static Dictionary<string, string[]> FieldsOf(IFormCollection form) => form.ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
}

/// <summary>The handler is there to keep the draft, and leads elsewhere when it is kept.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KeepsDraftAttribute : Attribute;
