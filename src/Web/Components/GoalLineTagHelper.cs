using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Web.Components;

/// <summary>The line above an activity that says which goals it leads to.</summary>
[HtmlTargetElement("goal-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GoalLineTagHelper : TagHelper
{
    public IReadOnlyDictionary<GoalId, Goal> Goals { get; set; } = null!;

    public IReadOnlyList<GoalId> Of { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var goal in Of.Select(id => Goals.GetValueOrDefault(id)).OfType<Goal>())
        {
            var line = new TagBuilder("span");
            line.AddCssClass("goalref");
            if (goal.Number is not null)
            {
                line.InnerHtml.AppendHtml("<b>").Append(goal.Number).AppendHtml("</b> ");
            }

            line.InnerHtml.Append(goal.Title);
            output.Content.AppendHtml(line);
        }
    }
}
