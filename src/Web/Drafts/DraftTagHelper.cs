using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Drafts;
using Styrkedja.Web.Components;
using Styrkedja.Web.Resources;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Drafts;

/// <param name="Draft">The one that is shown, offered or can be taken back.</param>
/// <param name="IsShown">Whether the form is filled with it.</param>
/// <param name="StoredHasChanged">Whether what is stored has changed since the draft was begun.</param>
/// <param name="FillsFields">Whether the script is to put it into the fields; not where the page has done so.</param>
/// <param name="Form">The id of the form whose buttons stand in the note.</param>
/// <param name="Here">The page with its choices, without whether the draft is shown.</param>
public sealed record DraftNote(FormDraft Draft, bool IsShown, bool StoredHasChanged, bool FillsFields, string Form, string Here);

/// <summary>
/// A form marked <c>data-draft</c> is saved as it is typed, and filled with its draft when the page is opened again. A page
/// with several such forms says which each is: <c>data-draft="@id"</c>.
/// </summary>
[HtmlTargetElement("form", Attributes = Mark)]
public sealed partial class DraftTagHelper(PageDrafts drafts, IHtmlHelper html, IAntiforgery antiforgery, IStringLocalizer<ComponentTexts> texts) : TagHelper
{
    private const string Mark = "data-draft";

    /// <summary>Before the framework's at -900, which draws the form's fields.</summary>
    public override int Order => -950;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Whether a form of the page is saved as it is typed, so that its script is needed.</summary>
    public static bool IsOn(HttpContext page) => page.Items.ContainsKey(typeof(DraftTagHelper));

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        output.Attributes.TryGetAttribute(Mark, out var mark);
        var address = FormDraft.AddressOf(http.Request.Path, mark?.Value?.ToString());
        var draft = await drafts.FindAsync(http, address);
        var shows = draft is { ThrownAt: null } && !PageDrafts.IsUnwanted(http);
        http.Items[typeof(DraftTagHelper)] = true;
        output.Attributes.RemoveAll(Mark);
        if (shows || draft is not { ThrownAt: null })
        {
            // Beside a draft that is only offered nothing is saved: it would take the place of the other.
            output.Attributes.SetAttribute(Mark, address);
        }

        if (http.Items.ContainsKey(typeof(HeldForms)))
        {
            output.Attributes.SetAttribute("data-unsaved", "");
        }

        if (draft is not null)
        {
            await SayAsync(draft, shows, output);
        }

        output.PostContent.AppendHtml(Hidden(PageDrafts.AddressField, address)).AppendHtml(Said());
    }

    private async Task SayAsync(FormDraft draft, bool shows, TagHelperOutput output)
    {
        var id = $"utkast-{drafts.NextForm().ToString(CultureInfo.InvariantCulture)}";
        var request = ViewContext.HttpContext.Request;
        var here = request.Path + QueryString.Create(request.Query.Where(asked => asked.Key != PageDrafts.Shown));
        var filled = ReferenceEquals(drafts.FilledIn, draft);
        var changed = filled ? drafts.StoredHasChanged : Changed(draft);
        if (shows && !filled)
        {
            await FillAsync(draft, output);
        }

        ((IViewContextAware)html).Contextualize(ViewContext);
        output.PreContent.AppendHtml(await html.PartialAsync("_Draft", new DraftNote(draft, shows, changed, shows && !filled, id, here)));

        // Its buttons stand within the form but belong to this one: else Enter in a field would press the first of them.
        var buttons = new TagBuilder("form") { Attributes = { ["id"] = id, ["method"] = "post", ["action"] = Pages.Drafts.DraftPageModel.Path, ["hidden"] = "hidden" } };
        buttons.InnerHtml.AppendHtml(Hidden(PageDrafts.AddressField, draft.Address)).AppendHtml(Hidden("till", here)).AppendHtml(antiforgery.GetHtml(ViewContext.HttpContext));
        output.PostElement.AppendHtml(buttons);
    }

    /// <summary>What the draft of the form that is being drawn has in a text area; null where there is no draft, or the text is none of it.</summary>
    public static string? TextIn(ViewContext page, string field) =>
        page.HttpContext.Items[typeof(FormDraft)] is FormDraft draft && IsAlone(field) ? draft.Value(field) : null;

    // What lies in rows is left to the script, which sees whether they are the same rows.
    private static bool IsAlone(string field) => !field.Contains('[', StringComparison.Ordinal);

    // Fields bound with asp-for take what is in the model state before what is in the model, all but text areas. The script fills in the rest.
    private async Task FillAsync(FormDraft draft, TagHelperOutput output)
    {
        List<string> names = [.. draft.Fields.Keys.Where(name => IsAlone(name) && !ViewContext.ModelState.ContainsKey(name))];
        foreach (var name in names)
        {
            var values = draft.Fields[name];
            ViewContext.ModelState.SetModelValue(name, values.Length == 1 ? values[0] : values, string.Join(',', values));
            ViewContext.ModelState.MarkFieldSkipped(name);
        }

        ViewContext.HttpContext.Items[typeof(FormDraft)] = draft;
        await output.GetChildContentAsync();
        ViewContext.HttpContext.Items.Remove(typeof(FormDraft));
        foreach (var name in names)
        {
            ViewContext.ModelState.Remove(name);
        }
    }

    // A form carries which version of the stored the person had before their eyes.
    private bool Changed(FormDraft draft) =>
        draft.Fields.Keys.Where(name => Seen().IsMatch(name)).Any(name => ViewContext.ViewData.Eval(name) is (string or uint or int or long) and var now && Convert.ToString(now, CultureInfo.InvariantCulture) != draft.Value(name));

    private TagBuilder Said()
    {
        var said = new TagBuilder("p")
        {
            Attributes =
            {
                ["class"] = "draft-said xs muted", ["role"] = "status", ["data-failed"] = texts["draft.failed"], ["data-signed-out"] = texts["draft.signed-out"], ["data-too-large"] = texts["draft.too-large"],
            },
        };
        if (drafts.KeptAt is { } at)
        {
            said.InnerHtml.Append(texts["draft.saved", Dates.Clock(at)]);
        }

        return said;
    }

    private static TagBuilder Hidden(string name, string value) => new("input")
    {
        TagRenderMode = TagRenderMode.SelfClosing, Attributes = { ["type"] = "hidden", ["name"] = name, ["value"] = value },
    };

    [GeneratedRegex(@"(^|\.)(Version|Seen\w*)$")]
    private static partial Regex Seen();
}
