using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Comparison;

namespace ModelCompare.Tests.Comparison;

/// <summary>
/// Takes sentences of a snapshot apart and looks up what they claim in the two profiles: which model has or lacks which capability, who
/// offers it, who made it and when. Shares no code with what writes the sentences.
/// </summary>
internal sealed class SentenceClaims
{
    // No letter, so that it is part of no other word.
    private const string LeftMark = "§1§";
    private const string RightMark = "§2§";
    private const string Model = "(?<model>§[12]§)";

    private readonly ModelProfile _left;
    private readonly ModelProfile _right;
    private readonly SentenceNumbers _numbers;
    private readonly SentenceOrders _orders;
    private readonly (Regex Form, Func<Match, string, string, bool> Holds)[] _forms;

    public SentenceClaims(ModelProfile left, ModelProfile right)
    {
        (_left, _right) = (left, right);
        _numbers = new SentenceNumbers(left, right);
        _orders = new SentenceOrders(left, right);
        _forms =
        [
            Form($"(?<only>Only )?{Model} is documented with (?<list>[^.;]+)", (match, model, capability) =>
                States(model, capability) == true && (!match.Groups["only"].Success || States(Other(model), capability) != true)),
            Form("[Bb]oth are documented with (?<list>[^.;]+)", (_, _, capability) => States(LeftMark, capability) == true && States(RightMark, capability) == true),
            Form($"{Model} is stated to lack (?<list>.+?)(?=, and nothing|[.;])", (_, model, capability) => States(model, capability) == false),
            Form($"nothing is stated about (?<list>[^.;]+?) for {Model}", (_, model, capability) => States(model, capability) is null),
            Form($"Not stated for {Model}: (?<list>[^.;]+)", (_, model, capability) => States(model, capability) is null),
            Form($"(?:The move brings|Find out what replaces) (?<list>.+?)(?: before the move)?; .*{Model}", (_, model, capability) =>
                States(model, capability) != true && States(Other(model), capability) == true),
            Form("differ on (?<list>[^?]+)", (_, _, capability) => States(LeftMark, capability) == true || States(RightMark, capability) == true),
        ];
    }

    /// <summary>What the text claims and the data does not hold.</summary>
    public IEnumerable<string> Broken(string text)
    {
        var marked = Marked(text);
        return [.. Documented(marked), .. Providers(marked), .. Presented(marked), .. Windows(marked), .. _numbers.Broken(marked), .. _orders.Broken(marked)];
    }

    private IEnumerable<string> Documented(string text) =>
        from form in _forms
        from match in form.Form.Matches(text)
        from item in Items(Antecedent(text, match))
        let capability = item.ToLowerInvariant() switch { "multimodality" => "multimodal", var name => name.Replace(' ', '_') }
        where !Capabilities.All.Contains(capability) || !form.Holds(match, match.Groups["model"].Value, capability)
        select $"{item} in \"{match.Value}\"";

    private IEnumerable<string> Providers(string text) =>
        Offered(text).Concat(Shared(text)).Concat(
            from cloud in GeneratedProfiles.Clouds
            where text.Contains(cloud, StringComparison.Ordinal) && !Offers(LeftMark, cloud) && !Offers(RightMark, cloud)
            select cloud);

    private IEnumerable<string> Offered(string text) =>
        from match in Regex.Matches(text, $"{Model} is offered by (?<list>[^.]+)")
        let model = match.Groups["model"].Value
        let providers = Of(model).Routes.Select(route => route.ProviderName).Distinct().ToList()
        where !Items(match.Groups["list"].Value).All(providers.Contains) || Counted(match.Groups["list"].Value) != providers.Count
        select match.Value;

    private IEnumerable<string> Shared(string text) =>
        from match in Regex.Matches(text, "can stay: (?<list>.+) offers? both models")
        let shared = _left.Routes.Select(route => route.ProviderName).Intersect(_right.Routes.Select(route => route.ProviderName)).ToList()
        where !Items(match.Groups["list"].Value).All(shared.Contains) || Counted(match.Groups["list"].Value) != shared.Count
        select match.Value;

    private IEnumerable<string> Presented(string text) =>
        from match in Regex.Matches(text, $"{Model}, an? (?<type>[a-zA-Z -]+? model)(?: from (?<lab>[A-Z][a-z]+ Lab))?(?: released in (?<year>\\d+)| without a release date on record)")
        let profile = Of(match.Groups["model"].Value)
        let released = profile.Attributes.GetValueOrDefault(ModelAttributes.ReleasedOn)?.Value
        where match.Groups["lab"].Value != profile.Developer
            || match.Groups["year"].Value != (released?[..4] ?? "")
            || !string.Equals(match.Groups["type"].Value.Replace(' ', '-'), $"{profile.ProductType}-model", StringComparison.OrdinalIgnoreCase)
        select match.Value;

    private IEnumerable<string> Windows(string text) =>
        from match in Regex.Matches(text, $"{Model} takes (?:up to )?(?<tokens>[0-9.,]+[km]?)")
        let window = Window(match.Groups["model"].Value)
        where window is null || !SentenceNumbers.IsShortFor(match.Groups["tokens"].Value.TrimEnd('.', ','), window.Value)
        select match.Value;

    private long? Window(string model) =>
        Of(model).Attributes.TryGetValue(ModelAttributes.ContextWindow, out var window) ? long.Parse(window.Value, null) : null;

    // "it" and "them" are what the text listed last.
    private static string Antecedent(string text, Match match) =>
        match.Groups["list"].Value is not ("it" or "them") and var list
            ? list
            : Regex.Matches(text[..match.Index], "(?:documented with|brings|replaces) (?<list>.+?)(?=;| before)")[^1].Groups["list"].Value;

    private static IEnumerable<string> Items(string list) =>
        Regex.Split(list, ", and | and |, ").Where(item => !Regex.IsMatch(item, "^[0-9]+ more$"));

    private static int Counted(string list) =>
        Items(list).Count() + (Regex.Match(list, "([0-9]+) more") is { Success: true } more ? int.Parse(more.Groups[1].Value, null) : 0);

    private string Marked(string text)
    {
        (string Name, string Mark)[] names = [(_left.Name, LeftMark), (_right.Name, RightMark)];
        return names.OrderByDescending(name => name.Name.Length).Aggregate(text, (so, name) => so.Replace(name.Name, name.Mark, StringComparison.Ordinal));
    }

    private bool? States(string model, string capability) => Of(model).Capabilities.TryGetValue(capability, out var stated) ? stated.Value : null;

    private bool Offers(string model, string cloud) => Of(model).Routes.Any(route => route.ProviderName == cloud);

    private ModelProfile Of(string model) => model == LeftMark ? _left : _right;

    private static string Other(string model) => model == LeftMark ? RightMark : LeftMark;

    private static (Regex, Func<Match, string, string, bool>) Form(string form, Func<Match, string, string, bool> holds) => (new Regex(form), holds);
}
