using System.Collections.Immutable;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Rendering;

/// <summary>The section on prices and availability.</summary>
internal static class PriceSection
{
    public static Section Of(Snapshot snapshot)
    {
        var pricing = snapshot.Pricing;
        return new("Pricing and availability",
        [
            SnapshotPage.Compared(snapshot, "Pricing attribute", SnapshotPage.Attributes(pricing.Cheapest)),
            .. pricing.Notes.IsEmpty ? Array.Empty<Block>() : [new Bullets(pricing.Notes)],
            Prices(snapshot.Left, pricing.Left),
            Prices(snapshot.Right, pricing.Right),
        ]);
    }

    private static Block Prices(SnapshotModel model, ModelOffers offers)
    {
        var title = $"Routes and prices of {model.Name}";
        return offers.Routes.IsEmpty
            ? new Paragraph("No provider route is known.", title)
            : new Table(
                ["Provider", "Provider model", "Meter", "Terms", "Price"],
                [.. offers.Prices.Select(Row), .. offers.Routes.Where(route => !route.Priced).Select(Unpriced)],
                title);
    }

    private static ImmutableArray<string> Unpriced(RouteRow route) => SnapshotPage.Row(
        route.ProviderName, route.ProviderModel, NumberText.Unknown, NumberText.Unknown, NumberText.Unknown);

    private static ImmutableArray<string> Row(PriceRow price) => SnapshotPage.Row(
        price.ProviderName, price.ProviderModel, price.Meter.Replace('_', ' '), Terms(price), price.Text);

    private static string Terms(PriceRow price) => TermText.Conditions(
        price.ServiceTier, price.Modality, price.Context, price.Region, price.Variant, price.EffectiveFrom, price.EffectiveTo);
}
