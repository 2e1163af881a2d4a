using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;
using Xunit;

namespace ModelCompare.Tests.Comparison;

/// <summary>What holds for every pair, tried on generated ones; a failure names its seed.</summary>
public sealed class SnapshotPropertyTests
{
    private const int Pairs = 400;

    // Texts are looked at together, each on a line of its own.
    private const RegexOptions Options = RegexOptions.Compiled | RegexOptions.Multiline;

    private static readonly Regex[] Blemishes =
    [
        new("NaN|Infinity|null", Options),
        new("  |^ | $|^$", Options),
        new(@" [.,;:?]|[,;:][.,;:?]|\.\.|\(\)|, and [.;]|\band and\b|\b(in|for|of|with|and|from|to) ?[.;]", Options),
        new(@"\$0(?!\.\d*[1-9])|(?<![\d.])0%", Options),
        new(@"\b1 (rows|providers|tokens|points)\b|\ba [aeiou]", Options),
        new("[0-9]E[+-]?[0-9]", Options),
    ];

    private static readonly Lazy<Case[]> Cases = new(() => [.. Enumerable.Range(0, Pairs).Select(Case.Of)]);

    [Fact]
    public void Swapping_the_inputs_gives_the_same_bytes() => ForAll(one =>
    {
        Assert.Equal(one.Json, SnapshotJson.Serialize(SnapshotBuilder.Build(one.Right, one.Left, [])));
        Assert.Equal(one.Json, SnapshotJson.Serialize(SnapshotJson.Deserialize(one.Json)));
    });

    [Fact]
    public void What_is_stored_is_the_whole_document_on_one_line() => ForAll(one =>
    {
        var snapshot = one.Snapshot with { Related = [new("a", "c", "A vs C")] };

        Assert.Equal(SnapshotJson.SerializeCompact(snapshot), SnapshotJson.Store(snapshot).Content);
    });

    [Fact]
    public void The_order_in_which_facts_are_listed_shows_nowhere() => ForAll(one =>
        Assert.Equal(one.Json, SnapshotJson.Serialize(SnapshotBuilder.Build(Reversed(one.Left), Reversed(one.Right), []))));

    [Fact]
    public void Swapping_the_sides_swaps_them_and_changes_nothing_else() => ForAll(one =>
    {
        // The other order of slugs puts each model on the other side.
        var (left, right) = (one.Right with { Slug = one.Left.Slug }, one.Left with { Slug = one.Right.Slug });
        var other = SnapshotJson.Serialize(SnapshotBuilder.Build(left, right, []));
        Assert.Equal(SnapshotMirror.Plain(one.Json), SnapshotMirror.Mirrored(other));
    });

    [Fact]
    public void No_sentence_claims_what_the_data_does_not_hold()
    {
        var sentences = 0;
        ForAll(one =>
        {
            var claims = new SentenceClaims(one.Left, one.Right);
            foreach (var text in Sentences(one.Snapshot))
            {
                sentences++;
                Assert.Empty(claims.Broken(text));
            }
        });
        Assert.True(sentences > 20 * Pairs);
    }

    [Fact]
    public void The_checker_of_sentences_finds_claims_that_are_wrong()
    {
        var left = Profiles.Model("M3").Context(8_192).Has(Capabilities.Vision).Lacks(Capabilities.Reasoning).Route("Alpha Cloud", 1m, 2m).Route("Beta Cloud");
        var claims = new SentenceClaims(left, Profiles.Model("M3 Mini").Route("Alpha Cloud", 4m, 5m).Benchmark("MMLU", 3m));
        string[] right =
        [
            "M3 is documented with Vision; nothing is stated about it for M3 Mini.", "M3 is stated to lack Reasoning.", "M3 is offered by Alpha Cloud and Beta Cloud.",
            "M3 suits Vision.", "M3 can be had from 2 providers and M3 Mini from 1.", "no window is stated for M3 Mini.", "Whether M3 is open source is not stated; its licence is not stated. The",
            "M3 has the lower output price on its cheapest route, Alpha Cloud: $2/1M tokens against $5/1M tokens on Alpha Cloud, 60% less.",
            "M3 takes up to 8k tokens of context.", "It falls from $5/1M tokens to $2/1M tokens, 60% less.", "Known providers: 2 for M3, 1 for M3 Mini.",
        ];
        string[] wrong =
        [
            "M3 is documented with Reasoning.", "M3 Mini is documented with Vision.", "M3 is stated to lack Vision.", "M3 Mini is stated to lack Reasoning.",
            "M3 is documented with Vision; M3 Mini is stated to lack it.", "Both are documented with vision.", "nothing is stated about Reasoning for M3.",
            "M3 is offered by Alpha Cloud.", "M3 is offered by Gamma Cloud and Alpha Cloud.", "The provider can stay: Beta Cloud offers both models.", "It runs on Eta Cloud.",
            "M3 takes up to 9k tokens of context.", "M3 Mini takes up to 8k tokens of context.", "It costs $3/1M tokens.", "It is 61% less.", "Known providers: 3 for M3.",
            "The cheapest output price falls from $2/1M tokens to $5/1M tokens, 60% less.", "M3 Mini has the lower output price on its cheapest route, Alpha Cloud: $2/1M tokens against $5/1M tokens on Alpha Cloud, 60% less.",
            "Input costs less with M3 Mini: $1/1M tokens on Alpha Cloud against $4/1M tokens on Alpha Cloud for M3, 75% less.", "M3 Mini scores 3 against 3 on MMLU, better by 0 points.",
            "M3 Mini takes more into one prompt: 8k tokens of context against 8k.", "no window is stated for M3.", "Neither: both take 8k tokens.", "M3 Mini can be had from 1 provider and M3 from 2.",
            "M3 is ahead in context window.", "M3 suits Vision and Long context.", "M3 Mini suits Vision.", "Whether M3 is open source is not stated; its licence is given as MIT. The", "M3 has open weights.",
            "M3 Mini scores 4.", "It came out on 2024-01-01.", "M3, a coding-specialized model from Example Lab without a release date on record.",
        ];
        Assert.All(right, text => Assert.Empty(claims.Broken(text)));
        Assert.All(wrong, text => Assert.NotEmpty(claims.Broken(text)));
    }

    [Fact]
    public void No_text_has_a_blemish() => ForAll(one =>
    {
        var json = JsonNode.Parse(one.Json)!.AsObject();
        json.Remove("evidence");
        var texts = string.Join('\n', Sentences(one.Snapshot).Concat(Texts(json)).Append(one.Markdown));
        Assert.All(Blemishes, blemish => Assert.False(blemish.IsMatch(texts), $"{blemish}: {Around(texts, blemish.Match(texts))}"));
    });

    [Fact]
    public void Unknown_is_null_in_data_and_a_dash_in_text_and_never_no_or_zero() => ForAll(one =>
    {
        var snapshot = one.Snapshot;
        foreach (var (model, of, state) in new (ModelProfile, Func<AttributeRow, Cell>, Func<CapabilityRow, string>)[]
        {
            (one.Left, row => row.Left, row => row.Left), (one.Right, row => row.Right, row => row.Right),
        })
        {
            Assert.All(snapshot.Specs, row => Assert.Equal(!model.Attributes.ContainsKey(row.Name), of(row) == new Cell(null, "—")));
            Assert.All(snapshot.Capabilities, row => Assert.Equal(
                model.Capabilities.TryGetValue(row.Name, out var stated) ? stated.Value ? "yes" : "no" : "unknown", state(row)));
            Assert.All(snapshot.Pricing.Cheapest.Take(4), row => Assert.Equal(of(row).Value is null, of(row).Text == "—"));
        }

        Assert.All(snapshot.Scorecard, row => Assert.Equal((row.Left.Value is null, row.Right.Value is null), (row.Left.Text == "—", row.Right.Text == "—")));
        foreach (var cost in new[] { snapshot.MonthlyCost.Left, snapshot.MonthlyCost.Right })
        {
            Assert.Equal((cost.Amount is null, cost.Amount is null), (cost.Reason is not null, cost.Text == "—"));
            Assert.NotEqual(0m, cost.Amount);
        }
    });

    [Fact]
    public void Every_route_every_price_and_every_fact_is_listed_once_and_on_its_side() => ForAll(one =>
    {
        var snapshot = one.Snapshot;
        foreach (var (model, offers, side) in new[] { (one.Left, snapshot.Pricing.Left, "left"), (one.Right, snapshot.Pricing.Right, "right") })
        {
            Assert.Equal(model.Routes.Select(route => route.Provider).Order(), offers.Routes.Select(route => route.Provider).Order());
            Assert.Equal(
                model.Routes.SelectMany(route => route.Prices.Select(price => Line(route.Provider, price))).Order(),
                offers.Prices.Select(Line).Order());
            var facts = model.Attributes.Keys.Concat(model.Capabilities.Keys.Select(name => $"capability/{name}"))
                .Concat(model.Routes.SelectMany(route => route.Prices.Select(_ => $"price/{route.Provider}")))
                .Concat(model.Benchmarks.Select(row => $"benchmark/{row.Benchmark}"));
            Assert.Equal(facts.Order(), snapshot.Evidence.Where(row => row.Side == side).Select(row => string.Join('/', row.Fact.Split('/').Take(2))).Order());
        }

        Assert.Equal(one.Left.Stale.Concat(one.Right.Stale), snapshot.Stale);
        var prices = one.Left.Routes.Concat(one.Right.Routes).SelectMany(route => route.Prices).ToList();
        Assert.Equal(prices.Exists(price => price.Amount.Value is null or 0), snapshot.Pricing.Notes.Contains("What is free is shown as free and never counts as the cheapest price."));
        Assert.Equal(prices.Exists(price => price.Terms.Currency == "CNY"), snapshot.Pricing.Notes.Any(note => note.StartsWith("Prices in CNY stand as stated;", StringComparison.Ordinal)));
        var days = new[] { one.Left, one.Right }.Select(model => model.LastReviewedOn).OfType<DateOnly>().ToList();
        Assert.Equal(days.Count == 0 ? null : days.Min(), snapshot.LastReviewedOn);
    });

    [Fact]
    public void What_a_model_is_best_for_and_what_is_asked_of_both_are_those_of_the_rules() => ForAll(one =>
    {
        var best = one.Snapshot.Scorecard.Single(row => row.Signal == "Best for");
        Assert.Equal(BestFor(one.Left), best.Left.Value!.AsArray().Select(value => (string)value!));
        Assert.Equal(BestFor(one.Right), best.Right.Value!.AsArray().Select(value => (string)value!));
        var either = Capabilities.All.Where(name => new[] { one.Left, one.Right }.Any(model => model.Capabilities.GetValueOrDefault(name)?.Value == true));
        Assert.Equal(
            either.Take(3),
            one.Snapshot.Faq.Select(entry => Regex.Match(entry.Question, @"differ on (.+)\?$")).Where(match => match.Success)
                .Select(match => match.Groups[1].Value.ToLowerInvariant().Replace("multimodality", "multimodal", StringComparison.Ordinal).Replace(' ', '_')));
    });

    [Fact]
    public void A_gap_is_never_negative_equal_scores_have_no_leader_and_a_cost_is_that_of_the_prices_shown() => ForAll(one =>
    {
        foreach (var row in one.Snapshot.Benchmarks)
        {
            var isHigherLeft = row.Left > row.Right;
            var leader = row.Left == row.Right ? null : isHigherLeft != GeneratedProfiles.LowerIsBetter.Contains(row.Benchmark) ? "left" : "right";
            Assert.Equal((Math.Max(row.Left, row.Right) - Math.Min(row.Left, row.Right), leader), (row.Gap, row.Leader));
        }

        decimal[] gaps = [.. one.Snapshot.Benchmarks.Where(row => row.Leader is not null).Select(row => row.Gap).OrderDescending().Take(1)];
        Assert.Equal(gaps, one.Snapshot.Reasons.Left.Concat(one.Snapshot.Reasons.Right).OfType<BenchmarkLead>().Select(lead => Math.Abs(lead.Score - lead.OtherScore)));

        var (cost, prices) = (one.Snapshot.MonthlyCost, one.Snapshot.Pricing.Cheapest);
        foreach (var (shown, of) in new (ModelCost, Func<AttributeRow, Cell>)[] { (cost.Left, row => row.Left), (cost.Right, row => row.Right) })
        {
            decimal? Price(string name) => (decimal?)of(prices.Single(row => row.Name == name)).Value;
            Assert.Equal((800 * Price("input")) + (250 * Price("output")), shown.Amount);
            Assert.Equal((0.7m * Price("input")) + (0.3m * Price("output")), Price("blended"));
        }

        foreach (var (model, shown) in new[] { (one.Left, cost.Left), (one.Right, cost.Right) })
        {
            var note = $"The cheapest prices of {model.Name} are those for {shown.Terms}.";
            Assert.Equal(shown.Terms is not null, one.Snapshot.Pricing.Notes.Contains(note));
        }

        Assert.Equal(Math.Max(cost.Left.Amount ?? 0, cost.Right.Amount ?? 0) - Math.Min(cost.Left.Amount ?? 0, cost.Right.Amount ?? 0), cost.Gap.Amount ?? Math.Max(cost.Left.Amount ?? 0, cost.Right.Amount ?? 0));
    });

    [Fact]
    public void A_cost_is_that_of_the_cheapest_route_and_the_reason_for_none_is_true() => ForAll(one =>
    {
        foreach (var (model, cost) in new[] { (one.Left, one.Snapshot.MonthlyCost.Left), (one.Right, one.Snapshot.MonthlyCost.Right) })
        {
            var prices = model.Routes.SelectMany(route => route.Prices).Where(price => price.Terms.Unit == Units.MillionTokens).ToList();
            var paid = prices.Where(price => price.Amount.Value > 0).ToList();
            Assert.True(
                cost.Reason switch
                {
                    null => paid.Count > 0,
                    "No provider is known to offer it." => model.Routes.IsEmpty,
                    "No route states a token price." => !model.Routes.IsEmpty && prices.Count == 0,
                    "Only free token prices are known, and a free tier is no base for a cost." => prices.Count > 0 && paid.Count == 0,
                    "No route states a paid input and a paid output price in US dollars that hold together for ordinary text at the standard tier." =>
                        paid.Exists(price => price.Terms.Currency == "USD"),
                    _ => paid.Count > 0 && paid.TrueForAll(price => price.Terms.Currency == "CNY") && cost.Reason.StartsWith("Paid token prices are known only in CNY,", StringComparison.Ordinal),
                },
                cost.Reason);
            Assert.Equal(model.Routes.SelectMany(CostsOf).Select(amount => (decimal?)amount).Min(), cost.Amount);
        }
    });

    [Fact]
    public void Text_Markdown_and_Html_say_the_same_and_all_that_the_document_says() => ForAll(
        one =>
        {
            var rendered = Rendered.Formats.Select(format => Rendered.Of(one.Snapshot, format)).ToList();
            var rows = rendered[2].Rows;
            Assert.Equal(rows, rendered[1].Rows);
            Assert.Empty(rows.Except(rendered[0].Rows));
            foreach (var sentence in Sentences(one.Snapshot))
            {
                Assert.All(rendered, format => Assert.Contains(sentence, format.Text, StringComparison.Ordinal));
            }

            AttributeRow[] attributes = [.. one.Snapshot.Specs, .. one.Snapshot.Pricing.Cheapest];
            Assert.All(attributes, row => Assert.Contains($"{row.Label} {row.Left.Text} {row.Right.Text}", rows));
            Assert.All(one.Snapshot.Scorecard, row => Assert.Contains($"{row.Signal} {row.Left.Text} {row.Right.Text}", rows));
            Assert.All(one.Snapshot.Capabilities, row => Assert.Contains($"{row.Label} {Shown(row.Left)} {Shown(row.Right)}", rows));
            Assert.All(one.Snapshot.Benchmarks, row => Assert.Contains(rows, line => line.StartsWith($"{row.Benchmark} ", StringComparison.Ordinal)
                && line.EndsWith(FormattableString.Invariant($" {row.Left:0.#} {row.Right:0.#} {row.Gap:0.#} {row.Leader switch { "left" => one.Left.Name, "right" => one.Right.Name, _ => "none, equal scores" }}"), StringComparison.Ordinal)));
            foreach (var (model, cost) in new[] { (one.Left, one.Snapshot.MonthlyCost.Left), (one.Right, one.Snapshot.MonthlyCost.Right) })
            {
                Assert.Contains(rows, row => row.StartsWith($"{model.Name} {cost.Text} {cost.Reason ?? cost.Route}", StringComparison.Ordinal));
            }

            foreach (var text in rendered.Select(format => format.Text))
            {
                StandUnder(text, $"What speaks for {one.Left.Name}", $"What speaks for {one.Right.Name}", one.Snapshot.Reasons.Left.Select(reason => reason.Text), one.Snapshot.Reasons.Right.Select(reason => reason.Text));
                StandUnder(text, $"{one.Left.Name} → {one.Right.Name}", $"{one.Right.Name} → {one.Left.Name}", one.Snapshot.Switching.LeftToRight.Select(note => note.Text), one.Snapshot.Switching.RightToLeft.Select(note => note.Text));
            }

            Assert.All(one.Snapshot.Stale, stale => Assert.Contains($"{stale.Source} was last confirmed on", rendered[0].Text, StringComparison.Ordinal));
            foreach (var offers in new[] { one.Snapshot.Pricing.Left, one.Snapshot.Pricing.Right })
            {
                Assert.All(offers.Routes, route => Assert.Contains(rows, row => row.StartsWith($"{route.ProviderName} {route.ProviderModel} ", StringComparison.Ordinal)));
                Assert.All(offers.Prices, price => Assert.Contains(rows, row => row.StartsWith($"{price.ProviderName} {price.ProviderModel} ", StringComparison.Ordinal) && row.EndsWith(price.Text, StringComparison.Ordinal)));
            }
        },
        pairs: 30);

    [Fact]
    public void A_day_on_which_only_dates_moved_changes_no_digest_and_another_quote_does()
    {
        var (left, right) = (ReferenceModels.Spark with { Stale = [new("cards", Profiles.Reviewed)] }, ReferenceModels.Llama1B);
        var license = left.Attributes[ModelAttributes.License];
        Snapshot With(Sourced<string> stated) => SnapshotBuilder.Build(left with { Attributes = left.Attributes.SetItem(ModelAttributes.License, stated) }, right, []);
        var before = With(license);
        var later = SnapshotBuilder.Build(
            left with
            {
                LastReviewedOn = left.LastReviewedOn!.Value.AddDays(1),
                Stale = [new("cards", Profiles.Reviewed.AddDays(1))],
                Attributes = left.Attributes.SetItem(ModelAttributes.License, license with { ConfirmedOn = license.ConfirmedOn.AddDays(1) }),
            },
            right,
            []);

        Assert.NotEqual(SnapshotJson.Serialize(before), SnapshotJson.Serialize(later));
        Assert.Equal(before.Digest, later.Digest);
        Assert.Matches("^[0-9a-f]{64}$", before.Digest);
        Assert.NotEqual(before.Digest, With(license with { Value = "MIT" }).Digest);
        Assert.NotEqual(before.Digest, With(license with { Quote = "another" }).Digest);
        Assert.NotEqual(before.Digest, SnapshotBuilder.Build(left with { Stale = [] }, right, []).Digest);
    }

    [Fact]
    public void A_decimal_has_neither_trailing_zeros_nor_an_exponent()
    {
        var json = SnapshotJson.Serialize(SnapshotBuilder.Build(
            Profiles.Model("A").Route("Cloud", 0.2000m, 2.00m).Benchmark("MMLU", 70.00m),
            Profiles.Model("B").Benchmark("MMLU", 0.0000001m),
            []));
        Assert.Contains("\"amount\": 0.2,", json, StringComparison.Ordinal);
        Assert.Contains("\"value\": 2,", json, StringComparison.Ordinal);
        Assert.Contains("\"right\": 0.0000001,", json, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\.\d*0[,\r\n]", json);
    }

    // What a month costs on a route, for each region in which it states a paid input and a paid output in dollars, for text, at the
    // standard tier, from the shortest prompts on; of prices that contradict each other the higher one.
    private static IEnumerable<decimal> CostsOf(ModelRoute route)
    {
        var prices = route.Prices
            .Where(price => price.Amount.Value > 0
                && price.Terms is { Currency: "USD", ServiceTier: ServiceTiers.Standard, Modality: "", Variant: "", Context: null or { Text: "<=200k" or "short" } })
            .ToLookup(price => (price.Terms.Meter, price.Terms.Region), price => price.Amount.Value!.Value);
        decimal? Asked(string meter, string region) =>
            prices[(meter, region)].Concat(prices[(meter, region)].Any() ? [] : prices[(meter, "")]).Select(amount => (decimal?)amount).Max();
        return prices.Select(price => price.Key.Region).Distinct()
            .Select(region => (800 * Asked(Meters.Input, region)) + (250 * Asked(Meters.Output, region)))
            .OfType<decimal>();
    }

    // In the words of the rules: the first three that hold.
    private static string[] BestFor(ModelProfile model)
    {
        if (model.ProductType == ProductTypes.CodingSpecialized)
        {
            return ["custom coding agents", "code generation", "tool loops"];
        }

        bool Has(params string[] names) => names.Any(name => model.Capabilities.GetValueOrDefault(name)?.Value == true);
        var window = long.Parse(model.Attributes.GetValueOrDefault(ModelAttributes.ContextWindow)?.Value ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        (bool Holds, string Use)[] uses =
        [
            (Has(Capabilities.Reasoning), "reasoning-heavy apps"), (Has(Capabilities.Vision, Capabilities.Multimodal), "multimodal apps"),
            (Has(Capabilities.FunctionCalling, Capabilities.ToolUse), "tool-calling agents"), (window >= 1_000_000, "long-context analysis"),
            (model.Routes.DistinctBy(route => route.Provider).Count() > 1, "provider-routed production"),
        ];
        string[] held = [.. uses.Where(use => use.Holds).Select(use => use.Use).Take(3)];
        return held.Length == 0 ? ["general production evaluation"] : held;
    }

    // All that a price says of itself, of the data and of the document.
    private static string Line(string provider, RoutePrice price)
    {
        var terms = price.Terms;
        return Line(
            provider, terms.Meter, terms.Modality, terms.ServiceTier, terms.Context?.Text ?? "", terms.Region, terms.Variant, terms.Unit, terms.Currency,
            price.Amount.Value ?? 0, terms.EffectiveFrom, terms.EffectiveTo);
    }

    private static string Line(PriceRow price) => Line(
        price.Provider, price.Meter, price.Modality, price.ServiceTier, price.Context, price.Region, price.Variant, price.Unit, price.Currency,
        price.Amount, price.EffectiveFrom, price.EffectiveTo);

    private static string Line(params object?[] values) => string.Join('|', values.Select(value => FormattableString.Invariant($"{value}")));

    private static ModelProfile Reversed(ModelProfile model) => model with
    {
        Routes = [.. model.Routes.Reverse().Select(route => route with { Prices = [.. route.Prices.Reverse()] })],
        Benchmarks = [.. model.Benchmarks.Reverse()],
    };

    private static string Shown(string state) => state switch { "yes" => "Yes", "no" => "No", _ => "—" };

    private static void StandUnder(string text, string first, string second, IEnumerable<string> ofFirst, IEnumerable<string> ofSecond)
    {
        var start = text.IndexOf(first, StringComparison.Ordinal);
        var middle = start < 0 ? start : text.IndexOf(second, start + first.Length, StringComparison.Ordinal);
        Assert.True(middle > start, $"\"{first}\" and then \"{second}\" are missing.");
        Assert.All(ofFirst, sentence => Assert.Contains(sentence, text[start..middle], StringComparison.Ordinal));
        Assert.All(ofSecond, sentence => Assert.Contains(sentence, text[middle..], StringComparison.Ordinal));
    }

    /// <summary>Everything of a snapshot that is a sentence.</summary>
    private static IEnumerable<string> Sentences(Snapshot snapshot) =>
    [
        snapshot.Introduction, snapshot.Verdict, snapshot.MonthlyCost.Assumption.Text,
        .. new[] { snapshot.MonthlyCost.Left.Reason, snapshot.MonthlyCost.Right.Reason, snapshot.MonthlyCost.Gap.Reason }.OfType<string>(),
        .. snapshot.Reasons.Left.Concat(snapshot.Reasons.Right).Select(reason => reason.Text),
        .. snapshot.Switching.LeftToRight.Concat(snapshot.Switching.RightToLeft).Select(note => note.Text),
        .. snapshot.Pricing.Notes, .. snapshot.DeepDive, .. snapshot.Faq.SelectMany(entry => new[] { entry.Question, entry.Answer }),
    ];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject values => values.SelectMany(value => value.Key == "text" ? [(string)value.Value!] : Texts(value.Value)),
        JsonArray values => values.SelectMany(Texts),
        _ => [],
    };

    private static string Around(string text, Match match) =>
        text[Math.Max(0, match.Index - 60)..Math.Min(text.Length, match.Index + match.Length + 20)];

    private static void ForAll(Action<Case> holds, int pairs = Pairs)
    {
        foreach (var one in Cases.Value.Take(pairs))
        {
            try
            {
                holds(one);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {one.Seed}: {failure.Message}", failure);
            }
        }
    }

    private sealed record Case(int Seed, ModelProfile Left, ModelProfile Right, Snapshot Snapshot, string Json)
    {
        public string Markdown => Regex.Replace(SnapshotMarkdown.Render(Snapshot), @"\s+", " ").Trim();

        public static Case Of(int seed)
        {
            var generated = new GeneratedProfiles(seed);
            var (left, right) = (generated.Next("a"), generated.Next("b"));
            var snapshot = SnapshotBuilder.Build(left, right, []);
            return new Case(seed, left, right, snapshot, SnapshotJson.Serialize(snapshot));
        }
    }
}
