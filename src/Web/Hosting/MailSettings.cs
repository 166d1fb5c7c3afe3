using System.Globalization;
using Styrkedja.Application.Reminders;

namespace Styrkedja.Web.Hosting;

/// <summary>The mail server as whoever runs the installation has named it: <c>Mail__Server</c> and its like in the environment.</summary>
internal static class MailSettings
{
    private const int DefaultPort = 587;

    public static MailOptions Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        return new MailOptions(
            Text(mail["Server"]),
            int.TryParse(mail["Port"], CultureInfo.InvariantCulture, out var port) ? port : DefaultPort,
            !bool.TryParse(mail["StartTls"], out var protect) || protect,
            Text(mail["From"]),
            Text(mail["User"]),
            Text(mail["PasswordFile"]));
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
