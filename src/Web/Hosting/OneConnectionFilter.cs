using Microsoft.AspNetCore.Mvc.Filters;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// What a page does for a person is done on one connection, which is given back before the page is sent: a slow reader keeps none.
/// </summary>
internal sealed class OneConnectionFilter(CurrentUser user) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // Who is not signed in asks little, and the sign-in itself takes other connections while it goes on.
        if (user.Id is null)
        {
            await next();
            return;
        }

        await using var held = await context.HttpContext.RequestServices.GetRequiredService<ContextConnection>().HoldAsync(context.HttpContext.RequestAborted);
        await next();
    }
}
