using Pacesetter.Measuring;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>Hours saved against the fulfilment of the period before, and their worth where the policy names a rate.</summary>
sealed class HoursSection(MoneyPolicy money)
{
    public async Task<HoursSaved?> Of(ILedger ledger, Cell? now, Scope before, CancellationToken cancel)
    {
        List<Cell> earlier = await ledger.RollUp(new RollUp(Keys.None, Grain.All, before), cancel).ToList();
        if (now is null || earlier.Count == 0 || Fulfilment.Of(earlier[0]).OnQuota is not { } fulfilment)
        {
            return null;
        }

        decimal earned = now.EarnedMinutes / 60m;
        decimal saved = earned - (now.OnQuotaHours * fulfilment);
        return new HoursSaved(Figure.Of(saved), Figure.Of(earned), Figure.Of(now.OnQuotaHours), Figure.Of(fulfilment))
        {
            Rate = money.HourRate is { } rate ? Figure.Of(rate) : Figure.Missing("no_rate"),
            Worth = money.HourRate is { } worth ? Figure.Of(saved * worth) : Figure.Missing("no_rate"),
            Currency = money.Currency,
        };
    }
}
