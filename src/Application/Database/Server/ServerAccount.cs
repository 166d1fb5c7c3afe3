using System.ComponentModel;

namespace Styrkedja.Application.Database.Server;

/// <summary>
/// The account that runs the server. PostgreSQL refuses to run as root, so root needs a detour:
/// a user namespace where root has another number (the files still belong to root outside), or an
/// ordinary account.
/// </summary>
internal sealed class ServerAccount
{
    private static readonly string[] UserNamespace = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"];

    private readonly string? _owner;

    private ServerAccount(IReadOnlyList<string> prefix, string? owner = null)
    {
        Prefix = prefix;
        _owner = owner;
    }

    /// <summary>The words to put before a command.</summary>
    public IReadOnlyList<string> Prefix { get; }

    /// <exception cref="DatabaseServerException">Root has no way to run the server.</exception>
    public static async Task<ServerAccount> ChooseAsync(
        ServerFolders folders, PostgresBinaries binaries, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return new ServerAccount([]);
        }

        // Asked at once: each answer takes a process of its own.
        var namespaced = SucceedsAsync(UserNamespace, folders.Root, ["true"], ct);

        // A cluster keeps its owner: a developer who once starts with sudo can go on without.
        var owner = folders.HasCluster ? await OwnerOfAsync(folders.Cluster, ct) : null;
        if (owner is not null && owner != "0:0")
        {
            return await OtherAccountAsync(owner, folders, binaries, ct);
        }

        if (await namespaced)
        {
            return new ServerAccount(UserNamespace);
        }

        return await OtherAccountAsync(await OrdinaryAccountAsync(folders.Root, ct), folders, binaries, ct);
    }

    /// <summary>Gives a file or a folder with all it holds to the account.</summary>
    public async Task HandOverAsync(string path, CancellationToken ct)
    {
        if (_owner is not null && Path.Exists(path))
        {
            await ServerCommand.RunAsync([], "/", ["chown", "-R", _owner, path], ct);
        }
    }

    private static async Task<ServerAccount> OtherAccountAsync(
        string owner, ServerFolders folders, PostgresBinaries binaries, CancellationToken ct)
    {
        var numbers = owner.Split(':');
        string[] prefix = ["setpriv", $"--reuid={numbers[0]}", $"--regid={numbers[1]}", "--clear-groups", "--"];
        var account = new ServerAccount(prefix, owner);
        await account.HandOverAsync(folders.Root, ct);
        if (!await SucceedsAsync(prefix, "/", ["true"], ct))
        {
            throw new DatabaseServerException(DatabaseServerFault.RootNotPossible,
                "PostgreSQL får inte köras som root, och varken unshare eller setpriv går att använda här. "
                + "Starta Styrkedja som en vanlig användare, eller ange en egen databas med ConnectionStrings__Styrkedja.");
        }

        foreach (var (path, test) in new[] { (folders.Root, "-w"), (binaries.InitDb, "-x") })
        {
            if (!await SucceedsAsync(prefix, "/", ["test", test, path], ct))
            {
                throw new DatabaseServerException(DatabaseServerFault.FolderNotReachable,
                    $"Databasen körs inte som root utan som användare {numbers[0]}, som inte når {path}. "
                    + "Lägg Styrkedja i en mapp som andra får läsa och välj datamapp med STYRKEDJA_DATA, "
                    + "eller starta som en vanlig användare.");
            }
        }

        return account;
    }

    private static async Task<string> OrdinaryAccountAsync(string folder, CancellationToken ct)
    {
        // The machine's own postgres account where there is one: nobody is shared with other services.
        foreach (var name in new[] { "postgres", "nobody" })
        {
            var user = await ServerCommand.RunAsync([], folder, ["id", "-u", name], ct);
            var group = await ServerCommand.RunAsync([], folder, ["id", "-g", name], ct);
            if (user.Succeeded && group.Succeeded)
            {
                return $"{user.Output.Trim()}:{group.Output.Trim()}";
            }
        }

        return "65534:65534";
    }

    private static async Task<string?> OwnerOfAsync(string path, CancellationToken ct)
    {
        var owner = await ServerCommand.RunAsync([], "/", ["stat", "-c", "%u:%g", path], ct);
        return owner.Succeeded ? owner.Output.Trim() : null;
    }

    private static async Task<bool> SucceedsAsync(
        IReadOnlyList<string> prefix, string folder, IReadOnlyList<string> command, CancellationToken ct)
    {
        try
        {
            return (await ServerCommand.RunAsync(prefix, folder, command, ct)).Succeeded;
        }
        catch (Win32Exception)
        {
            return false; // The program is not installed.
        }
    }
}
