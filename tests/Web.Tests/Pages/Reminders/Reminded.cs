using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.People;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;
using Styrkedja.TestKit;
using Styrkedja.Web.Pages.Reminders;

namespace Styrkedja.Web.Tests.Pages.Reminders;

/// <summary>A site with a plan, a real mail server, and people to remind. The period opens on Saturday 17 August and is reported by Friday 6 September 2024.</summary>
public sealed class Reminded : IAsyncDisposable
{
    public const string SiteAddress = "https://mal.exempel.se";

    private Reminded(MailServer server, TestSite site)
    {
        Server = server;
        Site = site;
        Plan = new SamplePlan(site.Municipality);
    }

    public MailServer Server { get; }

    public TestSite Site { get; }

    public SamplePlan Plan { get; }

    public static async Task<Reminded> StartAsync(DateOnly today, bool links = false)
    {
        var server = await MailServer.StartAsync();
        var reminded = new Reminded(server, await TestSite.StartAsync(today, server));
        await reminded.Plan.LayOutAsync();
        await reminded.ChooseAsync(ReminderSetting.Default with { IsOn = true, SiteAddress = SiteAddress, LinksOn = links });
        return reminded;
    }

    public async Task ChooseAsync(ReminderChoices choices)
    {
        var database = Site.Municipality.Context();
        if (database.ReminderSettings.FirstOrDefault() is { } setting)
        {
            setting.Change(choices);
        }
        else
        {
            database.ReminderSettings.Add(new ReminderSetting(Guid.CreateVersion7(), choices));
        }

        await database.SaveAsync("reminders.changed", null, CancellationToken.None);
    }

    public async Task<Account> PersonAsync(string name, Role role, string language = "sv", UnitId? unit = null)
    {
        var email = $"{Guid.NewGuid():N}@exempel.example";
        var account = new Account { Name = name, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), SecurityStamp = Guid.NewGuid().ToString(), Language = language };
        var database = Site.Municipality.Context();
        database.Users.Add(account);
        BodyId? body = null;
        if (RoleAssignment.NeedsBody(role))
        {
            body = Ids.New<BodyId>();
            database.Bodies.Add(new Body(body.Value, "Kommunstyrelsen", BodyKind.Board, null, new DateOnly(2000, 1, 1)));
        }

        database.RoleAssignments.Add(new RoleAssignment(Guid.CreateVersion7(), account.AccountId, role, RoleAssignment.NeedsUnit(role) ? unit ?? Plan.Unit : null, body, new DateOnly(2000, 1, 1), null));
        await database.SaveAsync("account.invited", null, CancellationToken.None);
        return account;
    }

    /// <summary>What the jobs do on a day, at an hour of Swedish summer time.</summary>
    /// <returns>The letters that came of it.</returns>
    public async Task<IReadOnlyList<ReceivedLetter>> OnAsync(DateOnly day, int hour = 8)
    {
        var before = (await Server.LettersAsync()).Count;
        Site.Clock.Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(2));
        await WriteAsync(Site);
        await SendAllAsync(Site);
        return [.. (await Server.LettersAsync()).Skip(before)];
    }

    public static async Task<int> WriteAsync(TestSite node)
    {
        var count = 0;
        await node.InScopeAsync(async services => count = await services.GetRequiredService<WriteDigests>().WriteAsync(CancellationToken.None));
        return count;
    }

    public static async Task SendAllAsync(TestSite node)
    {
        while (await SendAsync(node))
        {
        }
    }

    public static async Task<bool> SendAsync(TestSite node)
    {
        var sent = false;
        await node.InScopeAsync(async services => sent = await services.GetRequiredService<SendNext>().SendAsync(CancellationToken.None));
        return sent;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Server.DisposeAsync();
    }
}
