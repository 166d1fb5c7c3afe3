namespace Styrkedja.Domain.Activities;

/// <summary>What sort of work an activity is (R101–R103).</summary>
public enum ActivityKind
{
    /// <summary>Leads to a goal; what reports are about.</summary>
    Development,

    /// <summary>The running administration: routines, competence.</summary>
    Administration,

    /// <summary>Work in project form, or a cooperation with others (R065).</summary>
    Project,

    /// <summary>The quality management system.</summary>
    Quality,

    /// <summary>Internal control, which has regulations of its own.</summary>
    InternalControl,
}

/// <summary>A decision that an activity waits for (R061).</summary>
/// <param name="Body">Name of the body that decides.</param>
/// <param name="Day">The meeting; null while it is not known.</param>
public sealed record AwaitedDecision(string What, string? Body, DateOnly? Day);

/// <summary>Another plan or document that says more (R073).</summary>
/// <param name="Address">A web address (http or https); null for a document named only.</param>
public sealed record PlanReference(string Title, string? Address);

/// <summary>What is known of an activity beside its title, owner and dates. All of it may be missing.</summary>
public sealed record ActivityDetails
{
    public static ActivityDetails None { get; } = new();

    public ActivityKind Kind { get; init; }

    /// <summary>Normal where nobody has said otherwise.</summary>
    public ActivityPriority Priority { get; init; } = ActivityPriority.Normal;

    /// <summary>A person's choice, whatever the kind: two projects were reported although projects are not (R103).</summary>
    public bool LeftOutOfReports { get; init; }

    /// <summary>A promise of service that holds all the time rather than a task with an end (R074).</summary>
    public bool ServicePromise { get; init; }

    /// <summary>Second level of the text (R071).</summary>
    public IReadOnlyList<string> SubPoints { get; init; } = [];

    /// <summary>Others than the municipality that take part (R075).</summary>
    public string? Partners { get; init; }

    /// <summary>Name of the project or cooperation it belongs to (R065).</summary>
    public string? Project { get; init; }

    /// <summary>A target figure of its own (R076).</summary>
    public decimal? Target { get; init; }

    /// <summary>What the target counts.</summary>
    public string? TargetUnit { get; init; }

    public IReadOnlyList<PlanReference> References { get; init; } = [];

    public AwaitedDecision? Awaits { get; init; }

    /// <exception cref="RuleBrokenException"><c>reference-address-wrong</c>, <c>awaited-decision-required</c>.</exception>
    internal ActivityDetails Checked() => this with
    {
        SubPoints = [.. SubPoints.Select(point => Required.Optional(point)).OfType<string>()],
        Partners = Required.Optional(Partners),
        Project = Required.Optional(Project),
        TargetUnit = Required.Optional(TargetUnit),
        References = [.. References.Where(r => !string.IsNullOrWhiteSpace(r.Title) || !string.IsNullOrWhiteSpace(r.Address)).Select(Checked)],
        Awaits = Awaits is { } awaited
            ? new AwaitedDecision(Required.Text(awaited.What, "awaited-decision-required"), Required.Optional(awaited.Body), awaited.Day)
            : null,
    };

    private static PlanReference Checked(PlanReference reference)
    {
        var address = Required.Optional(reference.Address);
        // Whoever reads follows the link: only what a browser opens as a page.
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            throw new RuleBrokenException("reference-address-wrong", address);
        }

        return new PlanReference(Required.Optional(reference.Title) ?? address!, address);
    }
}
