using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Governance;
using Styrkedja.Domain.Activities;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>
/// The rows of the dense table, written straight to the response: a tag helper per cell costs several times the reading
/// when there are thousands of them.
/// </summary>
internal sealed class ActivityTableRows(IReadOnlyList<ListedActivity> rows, ModelWords words) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var badges = Badges(encoder);
        var priorities = Enum.GetValues<ActivityPriority>().ToDictionary(p => p, p => $"<span class=\"flag {(p == ActivityPriority.High ? "flag--bad" : "flag--mut")}\">{PriorityNoteTagHelper.Sign(p)}{encoder.Encode(Words.Current.PriorityAlone(p))}</span>");
        Span<char> text = stackalloc char[40];
        foreach (var row in rows)
        {
            writer.Write("<tr><th scope=\"row\"><a href=\"/aktiviteter/");
            Write(row.Id, text);
            writer.Write("\">");
            encoder.Encode(writer, row.Title);
            writer.Write("</a></th><td><a href=\"/mal/");
            Write(row.GoalId, text);
            writer.Write("\">");
            encoder.Encode(writer, row.Goal);
            writer.Write("</a>");
            if (row.MoreGoals > 0)
            {
                writer.Write(" +");
                writer.Write(row.MoreGoals);
            }

            writer.Write("</td><td>");
            encoder.Encode(writer, row.Unit);
            writer.Write("</td><td class=\"nb\">");
            WriteDay(row.Start, text);
            writer.Write(" – ");
            WriteDay(row.End, text);
            writer.Write("</td><td class=\"nb\">");
            writer.Write(priorities[row.Priority]);
            writer.Write("</td><td>");
            if (row.IsExpected)
            {
                writer.Write(badges[row.Status?.Code ?? ""]);
            }
            else
            {
                writer.Write("<span class=\"flag flag--mut\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#u-info\"/></svg>");
                encoder.Encode(writer, Words.Current["activity.not-expected-yet"]);
                writer.Write("</span>");
            }

            if (row.IsWaiting)
            {
                writer.Write(" <span class=\"as-note\">");
                encoder.Encode(writer, Words.Current["approval.waiting"]);
                writer.Write("</span>");
            }

            writer.Write("</td><td>");
            if (row.Excerpt is { } excerpt)
            {
                encoder.Encode(writer, excerpt);
                if (excerpt.Length == ActivityListing.ExcerptLength)
                {
                    writer.Write('…');
                }
            }

            writer.Write("</td></tr>");
        }

        void Write(Guid id, Span<char> buffer)
        {
            id.TryFormat(buffer, out var length);
            writer.Write(buffer[..length]);
        }

        void WriteDay(DateOnly day, Span<char> buffer)
        {
            day.TryFormat(buffer, out var length, "O", CultureInfo.InvariantCulture);
            writer.Write(buffer[..length]);
        }
    }

    private Dictionary<string, string> Badges(HtmlEncoder encoder) =>
        ActivityStatus.All.Select(s => (ActivityStatus?)s).Append(null).ToDictionary(
            s => s?.Code ?? "",
            s => $"<span class=\"st st--{StatusBadgeTagHelper.SignOf(s)}\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-{StatusBadgeTagHelper.SignOf(s)}\"/></svg>{encoder.Encode(words.StatusOrNone(s))}</span>");
}
