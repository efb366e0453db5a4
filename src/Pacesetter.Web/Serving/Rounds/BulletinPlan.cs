using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Serving.Rounds;

/// <summary>Where and in which languages the bulletin of each period is written, and how long after its end.</summary>
sealed record BulletinPlan(string Directory, IReadOnlyList<string> Languages, int DaysAfter)
{
    /// <summary>The plan that the settings name; null for none.</summary>
    /// <exception cref="RefusalException">There is no such folder or language.</exception>
    public static BulletinPlan? Of(Configuration settings)
    {
        if (settings[Settings.BulletinDirectory] is not { } directory)
        {
            return null;
        }

        if (!System.IO.Directory.Exists(directory))
        {
            throw new RefusalException(RefusalKind.Failed, "bulletin_folder_missing", $"There is no folder {directory} for the bulletin.", "Make it, or name another with --bulletin-to.");
        }

        IReadOnlyList<string> languages = settings.List(Settings.BulletinLanguages);
        foreach (string language in languages)
        {
            // A pack that is not there is found now, not in a month.
            _ = TermPack.Load(language);
        }

        return new(Path.GetFullPath(directory), languages, settings.Number(Settings.BulletinDaysAfter));
    }

    /// <summary>The file of a period in a language.</summary>
    public string File(string label, string language, string form) => Path.Combine(Directory, $"bulletin-{label}.{language}.{form}");
}
