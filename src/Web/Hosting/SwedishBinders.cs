using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Styrkedja.Domain;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Hosting;

/// <summary>Reads numbers and dates as people in Sweden write them: 2,5 and 2024-09-06 or 6 september 2024.</summary>
internal sealed class SwedishBinders : IModelBinderProvider
{
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>What cannot be read is said in the reader's language, whatever kind of value it is; what is missing is said by the page.</summary>
    public static void Use(MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new SwedishBinders());
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        messages.SetValueIsInvalidAccessor(Unreadable);
        messages.SetUnknownValueIsInvalidAccessor(_ => Unreadable(""));
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unreadable(""));
        messages.SetValueMustNotBeNullAccessor(Unreadable);
        messages.SetMissingBindRequiredValueAccessor(_ => Unreadable(""));
        messages.SetMissingKeyOrValueAccessor(() => Unreadable(""));
    }

    private static string Unreadable(string value) => Styrkedja.Application.Words.Current.Format("field.unreadable", value);

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType;
        if (type == typeof(string))
        {
            return new TextBinder(LongestAttribute.Of(context.Metadata) ?? TextLimits.Text, context.Metadata.PropertyName);
        }

        if (type == typeof(DateOnly))
        {
            return new Binder<DateOnly>(ReadDate, date => date.Year is >= FirstYear and <= LastYear ? null : Styrkedja.Application.Words.Current.Format("field.date-beyond", FirstYear, LastYear));
        }

        if (type == typeof(int))
        {
            return new Binder<int>(ReadWholeNumber, _ => null);
        }

        if (type == typeof(bool))
        {
            return new TickBinder();
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
        {
            return new KeyedBinder(new DictionaryModelBinderProvider().GetBinder(context)!, TypeDescriptor.GetConverter(type.GetGenericArguments()[0]));
        }

        return type == typeof(decimal) ? new Binder<decimal>(ReadNumber, number => Math.Abs(number) <= TextLimits.LargestNumber ? null : Styrkedja.Application.Words.Current["field.number-beyond"]) : null;
    }

    /// <summary>Years that a day in a municipality's work can lie in: a plan of land looks far ahead, a body may be old.</summary>
    private const int FirstYear = 1862, LastYear = 2199;

    private static bool ReadDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd", "d MMMM yyyy", "d MMM yyyy", "d/M yyyy", "d.M.yyyy"], _swedish, DateTimeStyles.AllowWhiteSpaces, out date);

    private static bool ReadNumber(string text, out decimal number) =>
        decimal.TryParse(text.Replace(" ", "", StringComparison.Ordinal).Replace('.', ',').Replace("\u00a0", "", StringComparison.Ordinal), NumberStyles.Number, _swedish, out number);

    private static bool ReadWholeNumber(string text, out int number) =>
        int.TryParse(text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, _swedish, out number);

    private static string KeyOf(Type type) => type == typeof(DateOnly) ? "field.date" : type == typeof(int) ? "field.whole-number" : "field.number";

    /// <summary>
    /// Text as typed, without the one character that PostgreSQL cannot store; nothing but spaces is no text. One that is
    /// too long is said to be so at its field, and stays in it.
    /// </summary>
    private sealed class TextBinder(int longest, string? property) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (given != ValueProviderResult.None)
            {
                bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
                var text = given.FirstValue?.Replace("\0", "", StringComparison.Ordinal);
                bindingContext.Result = ModelBindingResult.Success(string.IsNullOrWhiteSpace(text) ? null : text);
                if (text is not null && text.Length > longest && text.ReplaceLineEndings("\n").Trim() is { Length: var length } && length > longest)
                {
                    bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, Styrkedja.Application.Words.Current.TooLong(property, length, longest));
                }
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>A box is ticked or not; anything else is said and shown as not ticked.</summary>
    private sealed class TickBinder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            if (bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue is { } given)
            {
                var readable = bool.TryParse(given, out var ticked);
                bindingContext.ModelState.SetModelValue(bindingContext.ModelName, new ValueProviderResult(ticked ? "true" : "false"));
                if (readable)
                {
                    bindingContext.Result = ModelBindingResult.Success(ticked);
                }
                else
                {
                    bindingContext.ModelState.AddModelError(bindingContext.ModelName, Unreadable(given));
                }
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>Keys that cannot be read are no page's: they are said to be so in the reader's language, and nothing is bound.</summary>
    private sealed class KeyedBinder(IModelBinder inner, TypeConverter keys) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var wrong = (bindingContext.ValueProvider as IEnumerableValueProvider)?.GetKeysFromPrefix(bindingContext.ModelName).Keys.FirstOrDefault(key => !keys.IsValid(key));
            if (wrong is null)
            {
                return inner.BindModelAsync(bindingContext);
            }

            bindingContext.ModelState.AddModelError("", Unreadable(wrong));
            return Task.CompletedTask;
        }
    }

    private delegate bool Reader<T>(string text, out T value);

    /// <param name="refuse">Says why a value that was read cannot be meant; null for one that can.</param>
    private sealed class Binder<T>(Reader<T> read, Func<T, string?> refuse) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (given == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
            var text = given.FirstValue?.Trim();
            if (string.IsNullOrEmpty(text))
            {
                // A field left empty is no error; the page says so where it is one.
                bindingContext.ModelState.MarkFieldSkipped(bindingContext.ModelName);
                return Task.CompletedTask;
            }

            if (!read(text, out var value))
            {
                bindingContext.ModelState.AddModelError(bindingContext.ModelName, Styrkedja.Application.Words.Current.Format(KeyOf(typeof(T)), text));
            }
            else if (refuse(value) is { } beyond)
            {
                bindingContext.ModelState.AddModelError(bindingContext.ModelName, beyond);
            }
            else
            {
                bindingContext.Result = ModelBindingResult.Success(value);
            }

            return Task.CompletedTask;
        }
    }
}
