namespace Styrkedja.Web.SignIn;

/// <summary>What is left of a form that was sent when the sign-in had run out.</summary>
public enum Kept
{
    /// <summary>Nothing, and there is nothing to say of it.</summary>
    Nothing,

    /// <summary>All that was typed.</summary>
    All,

    /// <summary>What was typed; the file has to be chosen again.</summary>
    TextWithoutFile,

    /// <summary>There was a file alone, and it has to be chosen again.</summary>
    NoFile,

    /// <summary>Nothing: it was larger than what can be kept.</summary>
    TooLarge,
}
