using System.Globalization;
using Styrkedja.Application.Activities.Bulk;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Forms;

/// <summary>What a form's rows are held against.</summary>
/// <param name="Activities">Those the rows name that the municipality has.</param>
/// <param name="Reports">Every revision of the follow-up for them, the latest first.</param>
/// <param name="Units">The unit of the form and those below it.</param>
/// <param name="Reach">Units the person reports for; null for all.</param>
/// <param name="Refuses">Why an activity cannot be reported now: a rule; null when it can.</param>
internal sealed record FormGround(
    MunicipalityId Municipality,
    FollowUpPeriod Period,
    IReadOnlyDictionary<ActivityId, Activity> Activities,
    ILookup<ActivityId, StatusReport> Reports,
    IReadOnlySet<UnitId> Units,
    IReadOnlySet<UnitId>? Reach,
    Func<Activity, StatusGiven, RuleBrokenException?> Refuses,
    IReadOnlyDictionary<string, ActivityStatus> Statuses,
    PeriodNames Names);

/// <summary>Understands the rows of a form, each as an ordinary report.</summary>
internal sealed class FormReading(TableRows table, FormGround ground, Words words)
{
    // Days before 1954 and after 2119 are no forecasts; between them a number is a day as spreadsheets count it.
    private const int FirstSerial = 20_000, LastSerial = 80_000;

    private readonly ReportFormColumns _columns = new(table.Heads);
    private readonly List<ReportFormFault> _faults = [];
    private readonly List<FilledRow> _rows = [];
    private readonly Dictionary<ActivityId, int> _seen = [];
    private int _unchanged;

    /// <summary>The status that a word means in the year, by its own words first.</summary>
    public static IReadOnlyDictionary<string, ActivityStatus> StatusesOf(GovernanceRules rules)
    {
        var found = new Dictionary<string, ActivityStatus>();
        foreach (var model in new[] { new ModelWords(rules, Words.Swedish), new ModelWords(rules, Words.English), new ModelWords(GovernanceRules.Default, Words.Swedish), new ModelWords(GovernanceRules.Default, Words.English) })
        {
            foreach (var status in ActivityStatus.All)
            {
                found.TryAdd(TitleKey.Of(model.Status(status)), status);
            }
        }

        return found;
    }

    public ReportFormComparison Read()
    {
        foreach (var row in table.Rows)
        {
            Read(row);
        }

        return new ReportFormComparison(_faults, _rows, _unchanged, ReportText.Is(table) ? [] : _columns.Unknown);
    }

    private void Read(TableRow row)
    {
        if (Cell(row, ReportFormColumn.Key) == ReportText.LeftOut)
        {
            _unchanged++;
            return;
        }

        if (ActivityOf(row) is not var (activity, seen))
        {
            return;
        }

        var reports = ground.Reports[activity.Id].ToList();
        var latest = reports.FirstOrDefault();
        if (seen > (latest?.Revision ?? 0))
        {
            Fault(row, ReportFormColumn.Key, "report-form-fault.key-wrong");
            return;
        }

        var before = _faults.Count;
        var status = Status(row);
        var end = End(row);
        if (status is null && before == _faults.Count)
        {
            // Nothing filled in is no report; something without a status is one that lacks it.
            if (seen == 0 && !ReportFormColumns.All.Any(c => ReportFormColumns.IsOpen(c) && Cell(row, c).Length > 0))
            {
                _unchanged++;
                return;
            }

            Fault(row, ReportFormColumn.Status, seen > 0 ? "report-form-fault.status-emptied" : "report-form-fault.status-missing");
        }

        foreach (var column in new[] { ReportFormColumn.Comment, ReportFormColumn.DeviationText, ReportFormColumn.WaitingFor })
        {
            if (Cell(row, column).Length > TextLimits.Text)
            {
                Fault(row, column, "report-form-fault.too-long", Cell(row, column).Length, TextLimits.Text);
            }
        }

        if (status is not { } told || before < _faults.Count)
        {
            return;
        }

        var given = new StatusGiven(told, Text(row, ReportFormColumn.Comment), Text(row, ReportFormColumn.DeviationText), Text(row, ReportFormColumn.WaitingFor), end);
        if (latest?.SaysTheSameAs(given) == true || reports.Find(r => r.Revision == seen)?.SaysTheSameAs(given) == true)
        {
            // Also what another has changed since and this person has not touched.
            _unchanged++;
        }
        else if (Fits(row, given))
        {
            if (ground.Refuses(activity, given) is { } refusal)
            {
                _faults.Add(new ReportFormFault(row.Number, ColumnOf(refusal.Rule), activity.Title, words.Refusal(refusal)));
            }
            else
            {
                _rows.Add(new FilledRow(row.Number, activity, given, latest, latest?.Revision > seen, QuestionsOf(activity, given)));
            }
        }
    }

    private (Activity Activity, int Seen)? ActivityOf(TableRow row)
    {
        if (RowKey.Read(Cell(row, ReportFormColumn.Key)) is not { } key)
        {
            Fault(row, ReportFormColumn.Key, ReportText.Is(table) ? "report-form-fault.not-matched" : "report-form-fault.key-missing");
        }
        else if (key.Municipality != ground.Municipality)
        {
            Fault(row, null, "report-form-fault.other-municipality");
        }
        else if (key.Tertial != ground.Period.Tertial)
        {
            Fault(row, null, "report-form-fault.other-period", ground.Names.Full(key.Tertial), ground.Names.Full(ground.Period.Tertial));
        }
        else if (!ground.Activities.TryGetValue(key.Activity, out var activity))
        {
            Fault(row, ReportFormColumn.Key, "report-form-fault.key-wrong");
        }
        else if (ground.Reach?.Contains(activity.OwnerUnitId) == false)
        {
            Fault(row, null, "report-form-fault.not-permitted");
        }
        else if (!ground.Units.Contains(activity.OwnerUnitId))
        {
            Fault(row, null, "report-form-fault.other-unit");
        }
        else if (TitleKey.Of(Cell(row, ReportFormColumn.Activity)) != TitleKey.Of(activity.Title))
        {
            Fault(row, ReportFormColumn.Activity, "report-form-fault.other-name", activity.Title);
        }
        else if (!_seen.TryAdd(activity.Id, row.Number))
        {
            Fault(row, null, "report-form-fault.twice", _seen[activity.Id]);
        }
        else
        {
            return (activity, key.Revision);
        }

        return null;
    }

    private ActivityStatus? Status(TableRow row)
    {
        var text = Cell(row, ReportFormColumn.Status);
        if (text.Length == 0)
        {
            return null;
        }

        if (ground.Statuses.TryGetValue(TitleKey.Of(text), out var status))
        {
            return status;
        }

        Fault(row, ReportFormColumn.Status, "report-form-fault.status-unknown", text);
        return null;
    }

    private ExpectedEnd? End(TableRow row)
    {
        var text = Cell(row, ReportFormColumn.ExpectedEnd);
        if (text.Length == 0)
        {
            return null;
        }

        if (ExpectedEndText.Read(text) is { } end)
        {
            return end;
        }

        if (SwedishDates.TryParse(text, out var day))
        {
            return new ExpectedEnd.Day(day);
        }

        // A cell whose format was taken away shows its day as a number.
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial)
        {
            return new ExpectedEnd.Day(DateOnly.FromDateTime(DateTime.FromOADate(serial)));
        }

        Fault(row, ReportFormColumn.ExpectedEnd, "report-form-fault.end-unreadable", text);
        return null;
    }

    /// <summary>A text that the status leaves out would be lost: the person says where it belongs.</summary>
    private bool Fits(TableRow row, StatusGiven given)
    {
        var before = _faults.Count;
        if (given.DeviationText is not null && !given.Status.Deviation)
        {
            Fault(row, ReportFormColumn.DeviationText, "report-form-fault.deviation-unused", Cell(row, ReportFormColumn.Status));
        }

        if (given.WaitingFor is not null && given.Status.Phase != Phase.OnHold)
        {
            Fault(row, ReportFormColumn.WaitingFor, "report-form-fault.waiting-unused", Cell(row, ReportFormColumn.Status));
        }

        return _faults.Count == before;
    }

    private IReadOnlyList<Observation> QuestionsOf(Activity activity, StatusGiven given) =>
    [
        .. Plausibility.Of(new ActivityStatement(activity.PlannedStart, activity.PlannedEnd, given.Status, given.Comment, given.DeviationText, ground.Period.Cutoff))
            .Where(o => o.Code is not (PlausibilityCodes.DeviationWithoutText or PlausibilityCodes.OnHoldWithoutCause)),
    ];

    private static ReportFormColumn? ColumnOf(string rule) => rule switch
    {
        "deviation-text-required" => ReportFormColumn.DeviationText,
        "waiting-cause-required" => ReportFormColumn.WaitingFor,
        _ => null,
    };

    private string Cell(TableRow row, ReportFormColumn column) => _columns.Cell(row.Cells, column);

    private string? Text(TableRow row, ReportFormColumn column) => Cell(row, column) is { Length: > 0 } text ? text : null;

    private void Fault(TableRow row, ReportFormColumn? column, string sentence, params IReadOnlyList<object?> facts) =>
        _faults.Add(new ReportFormFault(row.Number, column, ReportText.Is(table) ? row.Cells[^1] : Cell(row, ReportFormColumn.Activity), words.Format(sentence, facts)));
}
