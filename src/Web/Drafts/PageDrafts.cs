using System.Globalization;
using Styrkedja.Application.Drafts;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Drafts;

/// <summary>The person's drafts of the forms on the page at hand, asked for once and only where a form keeps them.</summary>
public sealed class PageDrafts(FormDrafts drafts)
{
    /// <summary>The field of a form that says under which address its draft is kept.</summary>
    public const string AddressField = "__draft";

    /// <summary>Asks for a page without the draft in it: <c>nej</c>.</summary>
    public const string Shown = "utkast";

    private const int MostRows = 1000;

    private IReadOnlyList<FormDraft>? _found;
    private int _forms;

    /// <summary>The draft that the page has put into its fields itself; null when it leaves that to the form.</summary>
    public FormDraft? FilledIn { get; private set; }

    /// <summary>Whether what is stored was changed after <see cref="FilledIn"/> was begun.</summary>
    public bool StoredHasChanged { get; private set; }

    /// <summary>When the form that was just sent, and not taken, was kept as a draft; null when none was.</summary>
    public DateTimeOffset? KeptAt { get; set; }

    /// <summary>Numbers the forms that throw a draft away or take it back.</summary>
    public int NextForm() => ++_forms;

    /// <summary>The draft of a form on the page that was asked for, one that was just thrown away too; null when there is none.</summary>
    public async Task<FormDraft?> FindAsync(HttpContext context, string address)
    {
        await AskAsync(context);
        // What was held at an expired sign-in is newer.
        return context.Items.ContainsKey(typeof(HeldForms)) ? null : _found!.FirstOrDefault(d => d.Address == address);
    }

    /// <summary>As many rows as the page's draft has in a list, so that the form has room for them; 0 for no draft.</summary>
    /// <param name="list">The name before the number, e.g. <c>Form.Rows</c>.</param>
    public static async Task<int> RowsAsync(HttpContext context, string list)
    {
        var drafts = context.RequestServices.GetRequiredService<PageDrafts>();
        await drafts.AskAsync(context);
        return Math.Min(drafts._found!.SelectMany(d => d.Fields.Keys).Select(name => RowIn(name, list)).DefaultIfEmpty(-1).Max() + 1, MostRows);
    }

    /// <summary>The draft of the page's only form, to be put into its fields by the page; null when there is none, or the person wants to see the page without it.</summary>
    public async Task<FormDraft?> ToFillInAsync(HttpContext context) =>
        IsUnwanted(context) || await FindAsync(context, FormDraft.AddressOf(context.Request.Path, null)) is not { ThrownAt: null } draft ? null : draft;

    /// <summary>Says that the page has put the draft into its fields.</summary>
    public void HasFilledIn(FormDraft draft, bool storedHasChanged) => (FilledIn, StoredHasChanged) = (draft, storedHasChanged);

    /// <summary>Whether the person wants to see the page as it is without the draft.</summary>
    public static bool IsUnwanted(HttpContext context) => context.Request.Query[Shown] == "nej";

    private static int RowIn(string name, string list) =>
        name.StartsWith(list + "[", StringComparison.Ordinal) && name.IndexOf(']', list.Length) is > 0 and var end
        && int.TryParse(name.AsSpan(list.Length + 1, end - list.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < MostRows ? number : -1;

    private async Task AskAsync(HttpContext context) =>
        _found ??= !HttpMethods.IsGet(context.Request.Method) ? [] : await drafts.OnAsync(FormDraft.AddressOf(context.Request.Path, null), context.RequestAborted);
}
