using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Styrkedja.Domain;

namespace Styrkedja.Web.Components;

/// <summary>A field takes fewer characters than <see cref="TextLimits.Text"/>, which holds for every field that says nothing.</summary>
/// <param name="characters">One of <see cref="TextLimits"/>, or more for a field that is not a text.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LongestAttribute(int characters) : Attribute
{
    public int Characters { get; } = characters;

    /// <summary>What a field says itself; null when it says nothing.</summary>
    public static int? Of(ModelMetadata field) => (field as DefaultModelMetadata)?.Attributes.Attributes.OfType<LongestAttribute>().FirstOrDefault()?.Characters;
}
