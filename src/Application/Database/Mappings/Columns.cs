using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Database.Mappings;

/// <summary>What is the same for every column of every table.</summary>
internal static class Columns
{
    private const string MunicipalityId = "MunicipalityId";

    /// <summary>How documents are stored in jsonb; changing it changes what old rows mean.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static void ConvertIds(ModelConfigurationBuilder configuration)
    {
        foreach (var type in typeof(GoalId).Assembly.GetTypes().Where(t => t.IsValueType && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))))
        {
            configuration.Properties(type).HaveConversion(typeof(IdConverter<>).MakeGenericType(type));
        }
    }

    public static void StoreEnumsAsText(ModelConfigurationBuilder configuration)
    {
        foreach (var type in typeof(GoalId).Assembly.GetTypes().Where(t => t.IsEnum))
        {
            configuration.Properties(type).HaveConversion<string>();
        }
    }

    public static void UseSnakeCase(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties())
            {
                if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                {
                    property.SetColumnName(property.Name == "Order" ? "sort_order" : Snake(property.Name));
                }
            }
        }
    }

    /// <summary>
    /// Every table but those all municipalities share has the column, filled in by the database, and a filter on it.
    /// </summary>
    public static void KeepToMunicipality(ModelBuilder builder, StyrkedjaDbContext context)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(IsOfMunicipality).ToList())
        {
            entity.AddProperty(MunicipalityId, typeof(Guid)).SetColumnName("municipality_id");
            builder.Entity(entity.ClrType).Property<Guid>(MunicipalityId).HasDefaultValueSql("styrkedja.current_municipality()").ValueGeneratedOnAdd();
            var row = Expression.Parameter(entity.ClrType, "row");
            var mine = Expression.Property(Expression.Constant(context), nameof(StyrkedjaDbContext.CurrentMunicipality));
            var owner = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(Guid)], row, Expression.Constant(MunicipalityId));
            builder.Entity(entity.ClrType).HasQueryFilter(Expression.Lambda(Expression.Equal(owner, mine), row));
        }
    }

    /// <summary>Only what a mapping named: what was merely found behind a property goes when that is mapped as a document.</summary>
    private static bool IsOfMunicipality(IMutableEntityType entity) =>
        ((IConventionEntityType)entity).GetConfigurationSource() == ConfigurationSource.Explicit
        && !entity.IsMappedToJson() && !entity.IsOwned() && entity.ClrType != typeof(Municipality);

    /// <summary>PostgreSQL's own row version; a second writer of the same row is told instead of winning silently.</summary>
    public static void HasVersion<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.Property<uint>("Version").IsRowVersion().HasColumnName("xmin");

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) => property.AsJson(s => JsonSerializer.Deserialize<T>(s, Json)!);

    /// <param name="read">Understands the stored document.</param>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property, Expression<Func<string, T>> read) =>
        property.HasColumnType("jsonb").HasConversion(
            new ValueConverter<T, string>(v => JsonSerializer.Serialize(v, Json), read),
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, Json) == JsonSerializer.Serialize(b, Json),
                v => JsonSerializer.Serialize(v, Json).GetHashCode(StringComparison.Ordinal),
                v => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(v, Json), Json)!));

    /// <summary>A list of ids held in a field, as a uuid[] column.</summary>
    public static void HasIds<T, TId>(this EntityTypeBuilder<T> entity, string field, string column)
        where T : class
        where TId : struct, IId<TId> =>
        entity.PrimitiveCollection<List<TId>>(field).HasColumnName(column).ElementType(e => e.HasConversion<IdConverter<TId>>());

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}

internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
    where TId : struct, IId<TId>
{
    private static TId From(Guid value) => TId.From(value);
}
