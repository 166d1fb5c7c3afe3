using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Budgets;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Budgets;

/// <summary>A period's budgets: every unit of each body's plan, summed up the tree.</summary>
[May(Permission.ReadPlan)]
public sealed class BudgetFollowUpModel(BudgetFollowUps budgets, Periods periods, CurrentUser user, IStringLocalizer<BudgetTexts> texts) : PageModel
{
    private IReadOnlySet<UnitId>? _reach = new HashSet<UnitId>();

    public PeriodKey Tertial { get; private set; }

    /// <summary>One for each adopted plan of the year.</summary>
    public IReadOnlyList<BudgetFollowUp> FollowUps { get; private set; } = [];

    /// <summary>Whether the unit's money is the person's to tell now.</summary>
    public bool MayReport(BudgetFollowUp of, UnitId unit) => !of.Period.IsLocked && (_reach is null || _reach.Contains(unit));

    public bool MayManage => user.May(Permission.ManageGovernance);

    public async Task<IActionResult> OnGetAsync(int year, int number, CancellationToken cancellation) =>
        await LoadAsync(year, number, cancellation) ? Page() : NotFound();

    /// <summary>Every unit and account group, a sheet for each body.</summary>
    public async Task<IActionResult> OnGetExcelAsync(int year, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, number, cancellation) || FollowUps.Count == 0)
        {
            return NotFound();
        }

        using var file = new MemoryStream();
        Sheets.Write(file, [.. FollowUps.Select(Sheet)]);
        return File(file.ToArray(), Sheets.ContentType, texts["excel.file", year, number].Value);
    }

    private ExcelSheet Sheet(BudgetFollowUp followUp) => new(
        followUp.Body,
        [
            new(texts["unit"], 34), new(texts["group"], 30), new(texts["budget"], 14), new(texts["field.Outcome"], 14), new(texts["field.Forecast"], 14), new(texts["deviation"], 14),
            new(texts["comment"], 60), new(texts["excel.by"], 24), new(texts["excel.on"], 12),
        ],
        followUp.Money.SelectMany(money => money.Frame.Rows.Select((row, i) =>
        {
            var told = money.Report?.Of(row.AccountGroup);
            return (IReadOnlyList<object?>)
            [
                money.Unit.Name, row.AccountGroup ?? texts[money.Frame.Rows.Count == 1 ? "frame" : "rest"].Value, row.Budget, told?.Outcome, told?.Forecast, told is null ? null : row.Budget - told.Forecast,
                i == 0 ? money.Report?.Comment : null, money.Report?.ReportedByName, money.Report is { } report ? SwedishTime.DayOf(report.ReportedAt) : null,
            ];
        })));

    private async Task<bool> LoadAsync(int year, int number, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999)
        {
            return false;
        }

        Tertial = (await periods.CalendarAsync(cancellation)).KeyOf(year, number);
        FollowUps = await budgets.OfAsync(Tertial, cancellation);
        _reach = user.May(Permission.ReportBudget) ? await user.UnitsForAsync(Permission.ReportBudget, cancellation) : new HashSet<UnitId>();
        return true;
    }
}
