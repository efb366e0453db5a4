namespace Pacesetter.Workspaces.Configuring;

/// <summary>All settings of the program.</summary>
public static class Settings
{
    public static Setting MemoryLimit { get; } = new("memory_limit", "what the embedded engine may hold in memory; it spills beyond") { Usual = WorkspaceSettings.UsualMemory };

    public static Setting Threads { get; } = new("threads", "threads of the embedded engine; 0 means one a core") { Usual = "0", Least = 0 };

    public static Setting TempDirectory { get; } = new("temp_directory", "where the engine spills; without it, temp in the workspace");

    public static Setting Ledger { get; } = new("ledger", "the address of a ClickHouse cluster: Servers, Cluster, Database, User, Password; without it, a file in the workspace") { Secret = true };

    public static Setting Registry { get; } = new("registry", "a PostgreSQL connection string; without it, a file in the workspace") { Secret = true };

    public static Setting SharedDirectory { get; } = new("shared_directory", "the folder that several instances have in common: keys of forms, mappings, files that were brought, rejects; without it, the workspace");

    public static Setting Urls { get; } = new("serve.urls", "where the server listens, parted by semicolons") { Usual = "http://127.0.0.1:8080" };

    public static Setting Proxies { get; } = new("serve.proxies", "the proxies before the server, addresses or networks parted by commas; their word alone counts on where a request came from, and whether it was encrypted");

    public static Setting OpenIdAuthority { get; } = new("openid.authority", "the server of the organisation that signs people in by OpenID Connect; without it they sign in here alone");

    public static Setting OpenIdClient { get; } = new("openid.client", "the name by which that server knows this program");

    public static Setting OpenIdSecret { get; } = new("openid.secret", "the secret that goes with it, where it asks for one") { Secret = true };

    public static Setting OpenIdClaim { get; } = new("openid.claim", "what that server says of somebody that is the name of their account here; an address counts only where it was verified") { Usual = "preferred_username", Words = ["preferred_username", "email", "sub"] };

    public static Setting HeapMegabytes { get; } = new("serve.heap_megabytes", "what the server may hold in memory beside the embedded engine; 0 means what the machine has") { Usual = "0", Least = 0 };

    public static Setting WatchDirectory { get; } = new("watch.directory", "the folder whose files are imported");

    public static Setting WatchSettle { get; } = new("watch.settle_seconds", "for how long a file must not have changed") { Usual = "5", Least = 1 };

    public static Setting WatchMaxRejects { get; } = new("watch.max_rejects", "how many rows of a file may be rejected before nothing of it is imported") { Usual = "0", Least = 0 };

    public static Setting UploadMegabytes { get; } = new("upload.megabytes", "how large a file that is brought over the network may be") { Usual = "256", Least = 1 };

    public static Setting UploadDays { get; } = new("upload.days", "for how many days a file that was brought is kept") { Usual = "7", Least = 1 };

    public static Setting BulletinDirectory { get; } = new("bulletin.directory", "where the bulletin of each period is written");

    public static Setting BulletinLanguages { get; } = new("bulletin.languages", "its languages, parted by commas") { Usual = "en" };

    public static Setting BulletinDaysAfter { get; } = new("bulletin.days_after", "how many days after the end of the period it is written") { Usual = "1", Least = 0 };

    public static Setting MailHost { get; } = new("mail.host", "the mail server that takes bulletins and digests of alerts");

    public static Setting MailPort { get; } = new("mail.port", "its port") { Usual = "587", Least = 1 };

    public static Setting MailSecurity { get; } = new("mail.security", "how the connection is secured") { Usual = "starttls", Words = ["starttls", "tls", "none"] };

    public static Setting MailFrom { get; } = new("mail.from", "the sender's address");

    public static Setting MailTo { get; } = new("mail.to", "the addresses of those who get the bulletin, parted by commas");

    public static Setting MailUser { get; } = new("mail.user", "the name by which the program comes in there");

    public static Setting MailPassword { get; } = new("mail.password", "the password that goes with it") { Secret = true };

    public static Setting TelemetryEndpoint { get; } = new("telemetry.endpoint", "where traces and metrics are sent by OTLP; without it none are made");

    public static Setting TelemetryProtocol { get; } = new("telemetry.protocol", "the form in which they are sent") { Usual = "http/protobuf", Words = ["http/protobuf", "grpc"] };

    public static Setting PrivateWebhooks { get; } = new("private_webhooks", "whether webhooks may go to addresses of the own network, and by plain HTTP on this machine") { Usual = "false", Words = ["true", "false"] };

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        MemoryLimit, Threads, TempDirectory, Ledger, Registry, SharedDirectory,
        Urls, Proxies, HeapMegabytes,
        OpenIdAuthority, OpenIdClient, OpenIdSecret, OpenIdClaim,
        WatchDirectory, WatchSettle, WatchMaxRejects,
        UploadMegabytes, UploadDays,
        BulletinDirectory, BulletinLanguages, BulletinDaysAfter,
        MailHost, MailPort, MailSecurity, MailFrom, MailTo, MailUser, MailPassword,
        TelemetryEndpoint, TelemetryProtocol,
        PrivateWebhooks,
    ];
}
