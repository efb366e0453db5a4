using System.Globalization;
using System.Runtime.InteropServices;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Checking;

/// <summary>Says what the program runs on and whether it can work; asked first when something does not.</summary>
[UseCase("doctor", null, "Check the program, the machine and the workspace", Local = true, Examples = ["doctor", "doctor --workspace /srv/pacesetter --require rows.state=ok"])]
public sealed class Doctor(Installation installation, TimeProvider clock) : IUseCase<Doctor.Request, Doctor.Report>
{
    // Below this an import of a large file or a spilling roll-up may fail.
    const long EnoughBytes = 2L << 30;

    public async Task<Report> Run(Request request, CancellationToken cancel)
    {
        string directory = Path.GetFullPath(installation.Workspace);
        (Check check, IReadOnlyList<EffectiveSetting> settings) = SettingsOf(directory);
        return new()
        {
            Version = installation.Version,
            Runtime = RuntimeInformation.FrameworkDescription,
            OperatingSystem = RuntimeInformation.OSDescription,
            Architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
            Cores = Environment.ProcessorCount,
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            TimeZone = clock.LocalTimeZone.Id,
            Culture = CultureInfo.CurrentCulture.Name is { Length: > 0 } name ? name : "invariant",
            Workspace = directory,
            Settings = settings,
            Rows =
            [
                check,
                .. await installation.Checks(directory, cancel).ConfigureAwait(false),
                await Space(directory).ConfigureAwait(false),
                await Check.Try("temporary_files", "Give the user of the program a temporary directory it may write to (TMPDIR).", () => Writes(Path.GetTempPath(), cancel)).ConfigureAwait(false),
                .. await Engines.Look(cancel).ConfigureAwait(false),
            ],
        };
    }

    static (Check Check, IReadOnlyList<EffectiveSetting> Settings) SettingsOf(string directory)
    {
        try
        {
            Configuration configuration = Configuration.Read(directory, Environment.GetEnvironmentVariable);
            int given = configuration.All.Count(it => it.Source != "default");
            return (configuration.Unknown.Count == 0
                ? new Check("settings", CheckState.Ok, $"{given} of {configuration.All.Count} are given")
                : new Check("settings", CheckState.Notice, $"{WorkspaceSettings.FileName} names what is no setting: {string.Join(", ", configuration.Unknown)}", "Take it out, or write the name as it is listed below."), configuration.All);
        }
        catch (RefusalException refusal)
        {
            return (new Check("settings", CheckState.Failed, refusal.Message, refusal.Remedy), []);
        }
    }

    static async Task<Check> Space(string directory)
    {
        long free = 0;
        Check check = await Check.Try("free_space", "Name a directory on a disk that can be read.", () =>
        {
            free = new DriveInfo(Existing(directory)).AvailableFreeSpace;
            return Task.FromResult(string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.0} GB free"));
        }).ConfigureAwait(false);
        return check.State == CheckState.Ok && free < EnoughBytes ? check with { State = CheckState.Notice, Remedy = "Free some space: imports and large questions need it for a while." } : check;
    }

    // The workspace may not be there yet; the disk it would lie on is.
    static string Existing(string directory) => Directory.Exists(directory) ? directory : Existing(Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException(directory));

    static async Task<string> Writes(string directory, CancellationToken cancel)
    {
        string file = Path.Combine(directory, Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, "pacesetter", cancel).ConfigureAwait(false);
        File.Delete(file);
        return directory;
    }

    public sealed record Request;

    public sealed record Report
    {
        public required string Version { get; init; }

        /// <summary>The .NET that runs it.</summary>
        public required string Runtime { get; init; }

        public required string OperatingSystem { get; init; }

        public required string Architecture { get; init; }

        public required int Cores { get; init; }

        /// <summary>Memory this process may use.</summary>
        public required long MemoryBytes { get; init; }

        public required string TimeZone { get; init; }

        public required string Culture { get; init; }

        public required string Workspace { get; init; }

        public required IReadOnlyList<Check> Rows { get; init; }

        /// <summary>The settings as they hold, and where each value came from; secrets masked.</summary>
        public required IReadOnlyList<EffectiveSetting> Settings { get; init; }
    }
}
