using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.People;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Reminders;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Reminders;

/// <summary>A line of a letter and where it leads; no address for one that is only read.</summary>
public sealed record LetterLine(string Text, string? Note, string? Address);

/// <param name="Heading">Null for lines that need none.</param>
public sealed record LetterSection(string? Heading, IReadOnlyList<LetterLine> Lines);

/// <summary>Puts what a letter is about into words, as plain text and as HTML that says the same.</summary>
public sealed class ReminderLetter(IStringLocalizer<ReminderTexts> texts, HtmlEncoder encoder)
{
    /// <summary>Lines of one kind; the rest are counted, and the page has them all.</summary>
    public const int MostLines = 20;

    /// <param name="calendar">What the periods are called.</param>
    /// <param name="setting">Whose address the letter's links begin with.</param>
    /// <param name="secrets">Of the addresses that report without sign-in, by activity; empty where there are none.</param>
    public Letter Write(MailMessage message, Account to, string municipality, PeriodCalendar calendar, ReminderSetting setting, IReadOnlyDictionary<Guid, string> secrets)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(to.Language == "en" ? "en-GB" : "sv-SE");
        try
        {
            var site = setting.SiteAddress!;
            var host = new Uri(site).Host;
            var content = message.Content;
            var subject = Subject(message, municipality);
            IReadOnlyList<LetterSection> sections = [.. Sections(content, calendar, secrets).Where(s => s.Lines.Count > 0)];
            var intro = Intro(message, municipality);
            return new Letter($"{message.Id:N}@{host}", $"styrkedja.{host}", setting.FromName ?? municipality, to.Email!, to.Name, subject, PlainText(to, intro, sections, site), Html(to, subject, intro, sections, site));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private string Subject(MailMessage message, string municipality) => message switch
    {
        { Kind: MailKind.Test } => texts["mail.subject-test", municipality],
        { Content.AskedBy: { } asker } => texts["mail.subject-asked", asker, new Counted(message.Content.Duties.Sum(d => d.Count))],
        { Content.Duties.Count: > 0 } => texts["mail.subject", new Counted(message.Content.Duties.Sum(d => d.Count)), municipality],
        { Content.Behind.Count: > 0 } => texts["mail.subject-behind", new Counted(message.Content.Behind.Count), municipality],
        _ => texts["mail.subject-extras", municipality],
    };

    private string Intro(MailMessage message, string municipality) => message switch
    {
        { Kind: MailKind.Test } => texts["mail.intro-test", municipality],
        { Content.AskedBy: { } asker } => texts["mail.intro-asked", asker],
        { Content.Duties.Count: > 0 } => texts["mail.intro"],
        _ => texts["mail.intro-extras"],
    };

    private IEnumerable<LetterSection> Sections(MailContent content, PeriodCalendar calendar, IReadOnlyDictionary<Guid, string> secrets)
    {
        foreach (var kind in content.Duties.GroupBy(d => d.Kind))
        {
            yield return new LetterSection(Heading(kind.Key, kind.First(), calendar), [.. Cut([.. kind.Select(d => Line(d, calendar, secrets))])]);
        }

        yield return new LetterSection(Late(content, calendar, "mail.behind"), [.. Cut([.. content.Behind.Select(b => Line(b, content))])]);
        yield return new LetterSection(Late(content, calendar, "mail.summary"), [.. Cut([.. content.Summary.Select(b => Line(b, content))])]);
        yield return new LetterSection(texts["mail.approved"], [.. Cut([.. content.Approved.Select(title => new LetterLine(title, null, null))])]);
    }

    private IEnumerable<LetterLine> Cut(IReadOnlyList<LetterLine> lines) => lines.Count <= MostLines
        ? lines
        : lines.Take(MostLines).Append(new LetterLine(texts["mail.more", new Counted(lines.Count - MostLines)], null, "/"));

    private string? Late(MailContent content, PeriodCalendar calendar, string key) =>
        content is { Year: { } year, Number: { } number, ReportBy: { } day } ? texts[key, Words.Current.Period(calendar.Called(new PeriodKey(year, number))), Dates.Deadline(day)].Value : null;

    private string Heading(DutyKind kind, Duty first, PeriodCalendar calendar) => kind == DutyKind.Report
        ? texts["mail.kind-report", Words.Current.Period(calendar.Called(Period(first))), Dates.Deadline(first.Due!.Value)]
        : texts[$"mail.kind-{Words.Code(kind)}"];

    private LetterLine Line(Duty duty, PeriodCalendar calendar, IReadOnlyDictionary<Guid, string> secrets) => duty.Kind switch
    {
        DutyKind.Report => new(
            duty.Title,
            duty.Note is { } reason ? texts["mail.returned", reason].Value : null,
            secrets.TryGetValue(duty.Subject!.Value, out var secret) ? $"/r/{secret}" : Address.ReportActivity(new ActivityId(duty.Subject.Value), Period(duty))),
        DutyKind.Measure => new(duty.Title, $"{duty.Note}. {By(duty)}", Address.Values(new GoalId(duty.Subject!.Value), Period(duty))),
        DutyKind.Budget => new(duty.Title, By(duty), Address.UnitsBudget(new UnitId(duty.Subject!.Value), Period(duty))),
        DutyKind.Approve => new(texts["mail.approve", new Counted(duty.Count)], By(duty), "/godkann"),
        DutyKind.Assess => new(texts["mail.assess", new Counted(duty.Count), Words.Current.Period(calendar.Called(Period(duty)))], By(duty), Address.Of(Period(duty))),
        DutyKind.Ruling => new(duty.Title, duty.Note, Address.Of(new ActivityId(duty.Subject!.Value))),
        DutyKind.Confirm => new(texts["mail.confirm", new Counted(duty.Count), Words.Current.Period(calendar.Called(Period(duty)))], By(duty), "/"),
        DutyKind.Review => new(duty.Title, $"{duty.Note}. {By(duty)}", Address.Review(duty.Subject!.Value)),
        DutyKind.Plan => new($"{duty.Note}: {duty.Title}", By(duty), Address.Of(new PlanId(duty.Subject!.Value))),
        DutyKind.Exemption => new(duty.Title, $"{Words.Current["exemption-kind." + duty.Note]}. {By(duty)}", "/"),
        DutyKind.CycleStep => new(duty.Title, By(duty), Address.Cycle(duty.Year!.Value)),
        _ => new(texts["mail.year-change", duty.Year!, duty.Year! + 1], null, "/arsskifte"),
    };

    private LetterLine Line(UnitBehind unit, MailContent content) => new(
        texts["mail.unit", unit.Name, new Counted(unit.Left), unit.Activities],
        unit.People.Count == 0 ? null : texts["mail.unit-people", string.Join(", ", unit.People)].Value,
        content is { Year: { } year, Number: { } number } ? $"{Address.Of(new PeriodKey(year, number))}?visa=aktiviteter&enhet={unit.Unit}" : null);

    private static PeriodKey Period(Duty duty) => new(duty.Year!.Value, duty.Number!.Value);

    private string? By(Duty duty) => duty.Due is { } day ? texts["mail.by", Dates.Deadline(day)].Value : null;

    private string PlainText(Account to, string intro, IReadOnlyList<LetterSection> sections, string site)
    {
        var text = new StringBuilder();
        text.Append(texts["mail.hello", to.Name].Value).Append("\n\n").Append(intro).Append('\n');
        foreach (var section in sections)
        {
            text.Append('\n').Append(section.Heading).Append('\n');
            foreach (var line in section.Lines)
            {
                text.Append("- ").Append(OneLine(line.Text)).Append('\n');
                if (line.Note is { } note)
                {
                    text.Append("  ").Append(OneLine(note)).Append('\n');
                }

                if (line.Address is { } address)
                {
                    text.Append("  ").Append(site).Append(address).Append('\n');
                }
            }
        }

        return text.Append('\n').Append(texts["mail.all"].Value).Append(": ").Append(site).Append("/\n\n")
            .Append(texts["mail.why"].Value).Append('\n').Append(texts["mail.choose"].Value).Append(": ").Append(site).Append("/konto#brev\n").ToString();
    }

    private string Html(Account to, string subject, string intro, IReadOnlyList<LetterSection> sections, string site)
    {
        var html = new StringBuilder();
        // No colours of its own: what a mail program shows light or dark stays readable in both.
        html.Append(CultureInfo.InvariantCulture, $"""<!doctype html><html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{E(subject)}</title></head>""")
            .Append("""<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em;margin:1em">""")
            .Append(CultureInfo.InvariantCulture, $"<p>{E(texts["mail.hello", to.Name])}</p><p>{E(intro)}</p>");
        foreach (var section in sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"""<h2 style="font-size:18px;margin:1.5em 0 .5em">{E(section.Heading ?? "")}</h2><ul style="padding-left:1.2em;margin:0">""");
            foreach (var line in section.Lines)
            {
                html.Append("""<li style="margin:0 0 .6em">""")
                    .Append(line.Address is { } address ? $"""<a href="{E(site + address)}">{E(line.Text)}</a>""" : E(line.Text))
                    .Append(line.Note is { } note ? $"<br>{E(note)}" : "").Append("</li>");
            }

            html.Append("</ul>");
        }

        return html.Append(CultureInfo.InvariantCulture, $"""<p style="margin-top:1.5em"><a href="{E(site)}/">{E(texts["mail.all"])}</a></p><hr><p style="font-size:14px">{E(texts["mail.why"])} <a href="{E(site)}/konto#brev">{E(texts["mail.choose"])}</a></p></body></html>""").ToString();
    }

    private string E(string text) => encoder.Encode(text);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
