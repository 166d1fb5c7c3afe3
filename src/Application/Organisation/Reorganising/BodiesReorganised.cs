using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation.Reorganising;

/// <summary>Of bodies, what is the law's: a municipality has one council, which is not made or ended by a reorganisation.</summary>
internal sealed class BodiesReorganised(ReorganisationAsked asked, IReadOnlyList<IOrganised> all) : PlacesReorganised(asked, all, "body")
{
    private readonly ReorganisationAsked _asked = asked;

    /// <exception cref="RuleBrokenException">also <c>reorganisation-of-the-council</c>.</exception>
    public override Reorganised Make() =>
        _asked.Kind != ReorganisationKind.BodyRename && Subjects.FirstOrDefault(s => ((Body)s).Kind == BodyKind.Council) is { } council
            ? throw new RuleBrokenException("reorganisation-of-the-council", council.Name)
            : base.Make();

    // Of a committee and its sub-committee a committee comes.
    protected override IOrganised Begin(NewPart part, IOrganised like, Guid? above) =>
        new Body(new BodyId(part.Id), part.Name ?? "", Subjects.Min(s => ((Body)s).Kind), above is { } id ? new BodyId(id) : null, Day);
}
