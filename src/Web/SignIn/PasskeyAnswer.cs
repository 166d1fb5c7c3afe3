namespace Styrkedja.Web.SignIn;

/// <summary>What a browser says of a passkey.</summary>
internal static class PasskeyAnswer
{
    /// <summary>Null when nothing was asked of the browser: the answer came too late, twice, or from somebody who made it up.</summary>
    public static async Task<T?> TryAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
