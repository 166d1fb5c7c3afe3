using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>What stands in the way, first on the page, in focus without script, each line leading to its field.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<LayoutTexts> texts) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(field => field.Value!.Errors, (field, error) => (Field: field.Key, error.ErrorMessage))
            .Where(e => e.ErrorMessage.Length > 0)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errs");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("aria-labelledby", "fel-rubrik");
        var heading = new TagBuilder("h2") { Attributes = { ["id"] = "fel-rubrik", ["class"] = "h3" } };
        heading.InnerHtml.Append(errors.Count == 1 ? texts["errors.one"] : texts["errors.many", errors.Count]);
        output.Content.AppendHtml(heading).AppendHtml(new Lines(errors, FieldErrors.InOrder(ViewContext)));
    }

    // Written when the page has been put together, so that its fields have told in which order they stand.
    private sealed class Lines(IReadOnlyList<(string Field, string Message)> errors, List<string> order) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var list = new TagBuilder("ul");
            foreach (var (field, message) in errors.OrderBy(e => order.IndexOf(e.Field) is var place and >= 0 ? place : -1))
            {
                var item = new TagBuilder("li");
                if (field.Length == 0)
                {
                    item.InnerHtml.Append(message);
                }
                else
                {
                    var link = new TagBuilder("a") { Attributes = { ["href"] = "#" + FieldErrors.IdOf(field) } };
                    link.InnerHtml.Append(message);
                    item.InnerHtml.AppendHtml(link);
                }

                list.InnerHtml.AppendHtml(item);
            }

            list.WriteTo(writer, encoder);
        }
    }
}
