using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Styrkedja.Web.Drafts;

namespace Styrkedja.Web.Components;

/// <summary>An error at its field: the sentence is seen before the field and read together with it.</summary>
internal static class FieldErrors
{
    public static string IdOf(string field) => TagBuilder.CreateSanitizedId(field, "_");

    /// <summary>The page's fields that have errors, in the order they stand; complete when the page is.</summary>
    public static List<string> InOrder(ViewContext page)
    {
        if (page.HttpContext.Items[typeof(FieldErrors)] is not List<string> order)
        {
            page.HttpContext.Items[typeof(FieldErrors)] = order = [];
        }

        return order;
    }

    /// <summary>The sentence itself; null where the field has no error.</summary>
    public static IHtmlContent? Sentence(ViewContext page, string field)
    {
        if (!page.ModelState.TryGetValue(field, out var entry) || entry.Errors.Count == 0)
        {
            return null;
        }

        InOrder(page).Add(field);

        var sentence = new TagBuilder("p") { Attributes = { ["class"] = "ferr", ["id"] = IdOfSentence(field) } };
        sentence.InnerHtml.AppendHtml("<svg class=\"i\" aria-hidden=\"true\"><use href=\"#u-warn\"/></svg>").Append(string.Join(" ", entry.Errors.Select(e => e.ErrorMessage)));
        return sentence;
    }

    /// <summary>Marks the field as wrong and adds the sentence to what describes it.</summary>
    public static void Tie(TagHelperOutput output, string field)
    {
        output.Attributes.SetAttribute("aria-invalid", "true");
        var hint = output.Attributes["aria-describedby"]?.Value?.ToString();
        output.Attributes.SetAttribute("aria-describedby", hint is null ? IdOfSentence(field) : $"{hint} {IdOfSentence(field)}");
    }

    private static string IdOfSentence(string field) => IdOf(field) + "-fel";
}

/// <summary>A field bound with <c>asp-for</c> says its own error. That of a check box stands where the page puts <c>field-error</c>.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
[HtmlTargetElement("select", Attributes = "asp-for")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>After the framework's helpers, which write the field itself.</summary>
    public override int Order => 100;

    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (LongestAttribute.Of(For.Metadata) is { } longest)
        {
            output.Attributes.SetAttribute("maxlength", longest);
        }

        if (output.TagName == "textarea" && DraftTagHelper.TextIn(ViewContext, For.Name) is { } begun)
        {
            // A browser takes away the first line break.
            output.Content.SetContent("\n" + begun);
        }

        var type = output.Attributes["type"]?.Value?.ToString();
        if (type == "hidden" || FieldErrors.Sentence(ViewContext, For.Name) is not { } sentence)
        {
            return;
        }

        FieldErrors.Tie(output, For.Name);
        if (type != "checkbox")
        {
            output.PreElement.AppendHtml(sentence);
        }
    }
}

/// <summary>A choice among options is one field: it can be led to, and its error is read with its question.</summary>
[HtmlTargetElement("fieldset", Attributes = "asp-for")]
public sealed class ChoiceTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("id", FieldErrors.IdOf(For.Name));
        if (FieldErrors.Sentence(ViewContext, For.Name) is not null)
        {
            output.Attributes.SetAttribute("role", "radiogroup");
            output.Attributes.SetAttribute("tabindex", "-1");
            FieldErrors.Tie(output, For.Name);
        }
    }
}

/// <summary>The sentence where a field cannot place it itself: after a question's legend, before a check box.</summary>
[HtmlTargetElement("field-error", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldErrorTagHelper : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.AppendHtml(FieldErrors.Sentence(ViewContext, For.Name) ?? HtmlString.Empty);
    }
}
