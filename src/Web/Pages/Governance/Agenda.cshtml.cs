using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Import;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>Each goal of Agenda 2030 and what of the municipality's leads to it (R005); the titles of the targets are taken in here.</summary>
[SignedIn]
[UploadLimit(UploadModel.MostBytes)]
[RequestSizeLimit(UploadModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadModel.MostBytes)]
public sealed class AgendaModel(AgendaReading reading, AgendaTitles titles, CurrentUser user, IStringLocalizer<VisionTexts> texts) : FactPage(texts)
{
    public AgendaShown Shown { get; private set; } = null!;

    public bool MayManage => user.May(Permission.ManageGovernance);

    public bool MayReadPlan => user.May(Permission.ReadPlan);

    public override string Columns => $"{AgendaTitles.Code};{AgendaTitles.Title}";

    public override string StoreAddress() => Address.Agenda + "?handler=Store#titlar";

    public async Task OnGetAsync(CancellationToken cancellation) => Shown = await reading.LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        await LookAsync(text => titles.CompareAsync(text, cancellation));
        Shown = await reading.LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostFaultsAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        return await FaultsAsync(text => titles.CompareAsync(text, cancellation));
    }

    public async Task<IActionResult> OnPostStoreAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        if (await StoreAsync(text => titles.CompareAsync(text, cancellation), text => titles.StoreAsync(text, Seen, cancellation)))
        {
            TempData["Said"] = Texts["agenda.titles-saved"].Value;
            return Redirect(Address.Agenda + "#titlar");
        }

        Shown = await reading.LoadAsync(cancellation);
        return Page();
    }
}
