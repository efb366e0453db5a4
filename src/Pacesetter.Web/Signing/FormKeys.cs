using Microsoft.AspNetCore.DataProtection;
using Pacesetter.Workspaces;

namespace Pacesetter.Web.Signing;

/// <summary>The keys, in the workspace's folder or that which several instances share, that prove forms and seal what must be readable again. The server and the command line have them in common.</summary>
static class FormKeys
{
    public const string Application = "pacesetter";

    public static DirectoryInfo Of(WorkspaceSettings workspace) => Directory.CreateDirectory(workspace.KeysDirectory);

    public static IDataProtectionProvider Provider(WorkspaceSettings workspace) => DataProtectionProvider.Create(Of(workspace), it => it.SetApplicationName(Application));
}
