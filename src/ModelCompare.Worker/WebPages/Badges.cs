using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;

namespace ModelCompare.Worker.WebPages;

/// <summary>States at a glance: each in words too, since colour alone says nothing to some.</summary>
internal static class Badges
{
    internal static Markup Of(ModelProfile profile) =>
        profile.LastReviewedOn is null ? Markup.Of($"<span class=\"badge\">nothing known</span>") : profile.Stale.IsEmpty ? Fresh("fresh") : Stale("stale");

    internal static Markup Fresh(string text) => Markup.Of($"<span class=\"badge fresh\">{text}</span>");

    internal static Markup Stale(string text) => Markup.Of($"<span class=\"badge stale\">{text}</span>");

    internal static Markup Failed(string text) => Markup.Of($"<span class=\"badge failed\">{text}</span>");

    internal static Markup Other(string text) => Markup.Of($"<span class=\"badge\">{text}</span>");
}
