using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.People;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>"Rapportör, Kost och lokalvård"</summary>
[HtmlTargetElement("role-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RoleLineTagHelper : TagHelper
{
    public HeldRole Role { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.Append(InWords(Role));
    }

    public static string InWords(HeldRole role) =>
        role.Where is { } where ? $"{Words.Current.Role(role.Assignment.Role)}, {where}" : Words.Current.Role(role.Assignment.Role);
}

/// <summary>How long a role holds, in words.</summary>
[HtmlTargetElement("role-validity", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RoleValidityTagHelper(IStringLocalizer<PeopleTexts> texts) : TagHelper
{
    public HeldRole Role { get; set; } = null!;

    public DateOnly Today { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.Append(InWords());
    }

    private string InWords()
    {
        var role = Role.Assignment;
        if (role.ValidTo is { } last)
        {
            return last < Today ? texts["valid.ended", Dates.InWords(last)]
                : role.ValidFrom > Today ? texts["valid.between", Dates.InWords(role.ValidFrom), Dates.InWords(last)]
                : texts["valid.until", Dates.InWords(last)];
        }

        return role.ValidFrom > Today ? texts["valid.from", Dates.InWords(role.ValidFrom)] : texts["valid.since", Dates.InWords(role.ValidFrom)];
    }
}
