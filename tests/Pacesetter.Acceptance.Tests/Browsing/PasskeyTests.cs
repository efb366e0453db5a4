using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Workspaces;
using static Microsoft.Playwright.Assertions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>A passkey of a device that Chromium makes up: added on one's page, and the way in from then on.</summary>
[Collection(InChromium.Name)]
public sealed class PasskeyTests(Chromium chromium)
{
    const string Password = "nine grey herons by the weir";

    [Theory, BothLanguages("en")]
    public async Task A_passkey_is_added_opens_the_account_and_when_forgotten_opens_it_no_more(string words)
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        await office.Post(await office.Key("eve", "team_lead@B"), "user/password", $$"""{ "account": "eve", "password": "{{Password}}" }""");
        // Browsers keep passkeys for names alone, not for addresses of machines.
        await using Tab tab = await chromium.Open(office.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), words);
        ICDPSession device = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await tab.Go("/account");
        await tab.SignIn("eve", Password);
        await tab.Page.Locator("#factor-present").FillAsync(Password);
        await tab.Press(tab.Say("page.account.factor.add"));
        await Expect(tab.Page.Locator("svg.qr")).ToBeVisibleAsync();
        Assert.Empty(await tab.Findings());
        Assert.InRange(await tab.Excess(), int.MinValue, 0);
        await tab.Keep("account-factor");

        await tab.Go("/account");
        await tab.Page.Locator("#passkey-name").FillAsync("Telephone");
        await tab.Page.Locator("#passkey-present").FillAsync(Password);
        await tab.Press(tab.Say("page.account.passkey.add"));
        await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.account.title.passkey"));
        await tab.Keep("account-passkey");

        await tab.Press(tab.Say("page.sign_out"));
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in$"));
        await tab.Press(tab.Say("page.sign_in.passkey"));
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = tab.Say("page.sign_out") })).ToBeVisibleAsync();
        using (Workspace own = office.Desk.Workspace.Session())
        {
            Assert.Contains("passkey", own.Registry.AuditEntries.OrderBy(it => it.Sequence).Last(it => it.Act == "sign_in").Detail, StringComparison.Ordinal);
        }


        await tab.Go("/account");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = $"{tab.Say("page.account.passkey.forget")}: Telephone" }).ClickAsync();
        await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.account.title.password"));
        await tab.Press(tab.Say("page.sign_out"));
        await tab.Press(tab.Say("page.sign_in.passkey"));
        await Expect(tab.Alert).ToContainTextAsync(tab.Say("page.refused.passkey_refused"));
        Assert.Empty(tab.Complaints);
    }
}
