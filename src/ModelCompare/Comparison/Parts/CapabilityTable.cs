using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

internal static class CapabilityTable
{
    private const int Shown = 3;

    public static ImmutableArray<CapabilityRow> Of(ComparedPair pair) =>
        [.. Capabilities.All.Select(name => new CapabilityRow(name, TermText.Capability(name), State(pair.Left, name), State(pair.Right, name)))];

    /// <summary>Capabilities documented for one model and not for the other; of the other they may be denied or unknown.</summary>
    public static CapabilityDifference Difference(ComparedModel self, ComparedModel other)
    {
        string[] all = [.. Capabilities.All.Where(name => self.Has(name) && !other.Has(name))];
        ImmutableArray<string> shown = [.. all.Take(Shown)];
        return new CapabilityDifference(
            shown,
            [.. shown.Where(name => other.Supports(name) == false)],
            [.. shown.Where(name => other.Supports(name) is null)],
            all.Length - shown.Length);
    }

    private static string State(ComparedModel model, string capability) => model.Supports(capability) switch
    {
        true => "yes",
        false => "no",
        null => "unknown",
    };
}

/// <summary>The first capabilities that one model has and the other is not known to have.</summary>
/// <param name="Shown">Names, in the order of the table.</param>
/// <param name="Denied">Those stated to be missing in the other.</param>
/// <param name="Unstated">Those of which nothing is stated of the other.</param>
/// <param name="LeftOut">How many more there are.</param>
internal sealed record CapabilityDifference(
    ImmutableArray<string> Shown,
    ImmutableArray<string> Denied,
    ImmutableArray<string> Unstated,
    int LeftOut)
{
    public ImmutableArray<string> Labels => [.. Shown.Select(TermText.Capability)];

    /// <summary>The shown labels and how many are left out.</summary>
    public string Listed => LeftOut == 0 ? ListText.And(Labels) : ListText.And([.. Labels, $"{LeftOut} more"]);

    /// <summary>What is known of the other about the shown ones, as a clause: never a no where nothing is stated.</summary>
    public string OtherClause(string other)
    {
        var denied = $"{other} is stated to lack {Named(Denied)}";
        var unstated = $"nothing is stated about {Named(Unstated)} for {other}";
        return (Denied.Length, Unstated.Length) switch
        {
            (_, 0) => denied,
            (0, _) => unstated,
            _ => $"{denied}, and {unstated}",
        };
    }

    // A pronoun would take in those that are left out, of which the clause says nothing.
    private string Named(ImmutableArray<string> names) => (names.Length == Shown.Length && LeftOut == 0, names.Length) switch
    {
        (true, 1) => "it",
        (true, _) => "them",
        _ => ListText.And([.. names.Select(TermText.Capability)]),
    };
}
