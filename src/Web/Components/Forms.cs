using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application;
using Styrkedja.Domain;

namespace Styrkedja.Web.Components;

/// <summary>What every form does with what is wrong in it.</summary>
public static class Forms
{
    public static void RequireText(this PageModel page, string field, string? value, string otherwise)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            page.ModelState.AddModelError(field, otherwise);
        }
    }

    /// <summary>A field that could not be read has its own sentence already and is not missing.</summary>
    public static void Require<T>(this PageModel page, string field, T? value, string otherwise)
        where T : struct
    {
        if (value is null && page.ModelState.GetFieldValidationState(field) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            page.ModelState.AddModelError(field, otherwise);
        }
    }

    public static void AddErrors(this PageModel page, string field, IdentityResult result)
    {
        foreach (var error in result.Errors)
        {
            page.ModelState.AddModelError(field, error.Description);
        }
    }

    /// <summary>Says what the rule asks for, at the field it is about.</summary>
    /// <param name="fieldOf">The field a rule belongs to; empty for one about the whole form.</param>
    public static void AddRefusal(this PageModel page, RuleBrokenException refusal, Func<string, string> fieldOf) =>
        page.ModelState.AddModelError(fieldOf(refusal.Rule), Words.Current.Refusal(refusal));

    /// <summary>Answers 404 with this very page, which says what to do, instead of the general one.</summary>
    public static void AnswerNotFoundHere(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status404NotFound;
        if (page.HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } general)
        {
            general.Enabled = false;
        }
    }
}
