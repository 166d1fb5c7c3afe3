using System.CommandLine;
using System.Text.Json;
using Styrkedja.Application;
using Styrkedja.Application.Audit;

namespace Styrkedja.Web.CommandLine;

/// <summary><c>audit verify</c>: whether the trail is as it was sealed.</summary>
internal static class AuditVerb
{
    public static Command Command()
    {
        var json = new Option<bool>("--json") { Description = "Ett JSON-dokument på standard ut." };
        var verify = new Command("verify", "Räknar om händelseloggens kedja och säger var den är bruten.") { json, Workplace.MunicipalityOption };
        verify.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed.GetValue(Workplace.MunicipalityOption), false, cancellation);
            await workplace.Get<TrailSealing>().SealAsync(cancellation);
            var verdict = await workplace.Get<TrailVerification>().VerifyAsync(cancellation);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(
                    new
                    {
                        intact = verdict.Break is null,
                        @sealed = verdict.Sealed,
                        unsealed = verdict.Unsealed,
                        batches = verdict.Batches,
                        link = verdict.Link,
                        broken = verdict.Break is { } fault ? new { fault = Words.Code(fault.Fault), @event = fault.Event, batch = fault.Batch } : null,
                    },
                    ConsoleJson.Options));
            }

            Console.Error.WriteLine(Tell(verdict));
            return verdict.Break is null ? ExitCode.Done : ExitCode.Refused;
        }));
        return new Command("audit", "Händelseloggen.") { verify };
    }

    public static string Tell(TrailVerdict verdict) => verdict.Break is { } broken
        ? Words.Swedish.Format($"trail.{Words.Code(broken.Fault)}", broken.Event, broken.Batch)
        : Words.Swedish.Format("trail.intact", verdict.Sealed, verdict.Link ?? "–");
}
