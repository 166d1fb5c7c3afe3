namespace Styrkedja.Web.Pages.OwnAccount;

/// <summary>A new access key, as typed.</summary>
public sealed class KeyForm
{
    [Components.Longest(Domain.TextLimits.Name)]
    public string? Name { get; set; }

    public bool MayReport { get; set; }

    /// <summary>Included.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Where the sentence of a refused rule belongs.</summary>
    public static string FieldOf(string rule) => rule switch
    {
        "access-key-name-required" or "text-too-long" => "Form.Name",
        "access-key-days" => "Form.LastDay",
        _ => "",
    };
}
