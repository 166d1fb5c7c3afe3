namespace Styrkedja.Web.Pages.OwnAccount;

/// <summary>Who stands in for whom and when, as typed.</summary>
public sealed class SubstituteForm
{
    public Guid? Absent { get; set; }

    public Guid? Substitute { get; set; }

    /// <summary>First day, included.</summary>
    public DateOnly? First { get; set; }

    /// <summary>Last day, included.</summary>
    public DateOnly? Last { get; set; }

    /// <summary>Where the sentence of a refused rule belongs.</summary>
    public static string FieldOf(string rule) => rule switch
    {
        "substitute-oneself" or "substitute-unfit" or "substitute-already" or "account-unknown" => "Form.Substitute",
        "substitute-ends-before-it-starts" or "substitute-last-day-passed" or "substitute-too-long" => "Form.Last",
        _ => "Form.Absent",
    };
}
