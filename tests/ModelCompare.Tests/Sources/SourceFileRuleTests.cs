using ModelCompare.Sources;
using Xunit;
using static ModelCompare.Tests.Sources.SourceFileTexts;

namespace ModelCompare.Tests.Sources;

public sealed class SourceFileRuleTests
{
    private const string Model = """{ "slug": "a-1", "name": "A", "developer": "Acme", "productType": "standalone-api", "aliases": { "acme": ["same"] } }""";

    [Theory]
    [InlineData("\"shedule\": \"x\"", ".shedule", "Unknown key \"shedule\"", "Did you mean \"schedule\"?")]
    [InlineData("\"id\": \"page\"", ".id", "given twice", "Keep one")]
    [InlineData("\"kind\": \"pdf\"", ".kind", "\"pdf\" is unknown", "page")]
    [InlineData("\"kind\": \"Page\"", ".kind", "\"Page\" is unknown", "Did you mean \"page\"?")]
    [InlineData("\"role\": \"autority\"", ".role", "unknown", "Did you mean \"authority\"?")]
    [InlineData("\"currency\": \"dollars\"", ".currency", "no currency code", "USD")]
    [InlineData("\"unit\": null", ".unit", "must be a text, not null", "leave the key out")]
    [InlineData("\"unit\": \" \"", ".unit", "no unit", "1M tokens")]
    [InlineData("\"unit\": \"bushel\"", ".unit", "no unit that prices are for", "1M tokens")]
    [InlineData("\"freshDays\": 0", ".freshDays", "whole number from 1", "quotation")]
    [InlineData("\"freshDays\": \"3\"", ".freshDays", "not a text", "quotation")]
    [InlineData("\"privateHosts\": [\"http://wiki.internal\"]", ".privateHosts[0]", "is no host", "prices.example.internal")]
    [InlineData("\"ignore\": {}", ".ignore", "must be a list of objects, not an object", "[ ]")]
    [InlineData("\"ignore\": [\"x\"]", ".ignore[0]", "must be an object, not a text", "{")]
    [InlineData("\"ignore\": [{ \"under\": \"x\" }]", ".ignore[0]", "\"because\" is missing", "Add")]
    [InlineData("\"ignore\": [{ \"because\": \"x\" }]", ".ignore[0]", "no condition", "under, header, model or text")]
    [InlineData("\"read\": [{}]", ".read[0]", "no form", "tables, items, records, labels, sentences")]
    [InlineData("\"read\": [{ \"tables\": {}, \"labels\": { \"model\": \"h1\" } }]", ".read[0]", "several forms: tables, labels", "exactly one")]
    [InlineData("\"read\": [{ \"records\": { \"model\": \"id\" } }]", ".read[0].records", "kind page cannot be read by \"records\"", "tables")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"tables\": {} }]", ".read[0].tables", "kind json cannot be read by \"tables\"", "records")]
    [InlineData("\"kind\": \"csv\"", "", "does not say how it is read", "records")]
    [InlineData("\"kind\": \"curated\", \"read\": [{ \"tables\": {} }]", ".read", "needs no \"read\"", "Leave")]
    [InlineData("\"read\": [{ \"tables\": { \"select\": \"main[ table\" } }]", ".read[0].tables.select", "no CSS selector", "querySelectorAll")]
    [InlineData("\"read\": [{ \"tables\": { \"model\": \"colums\" } }]", ".read[0].tables.model", "unknown", "Did you mean \"columns\"?")]
    [InlineData("\"read\": [{ \"tables\": { \"headers\": [1] } }]", ".read[0].tables.headers[0]", "must be a text, not 1", "quotation")]
    [InlineData("\"read\": [{ \"tables\": { \"columns\": { \"In\": \"inputs\" } } }]", ".read[0].tables.columns.In", "unknown", "Did you mean \"input\"?")]
    [InlineData("\"read\": [{ \"tables\": { \"columns\": { \"Sees\": \"capability:sight\" } } }]", ".read[0].tables.columns.Sees", "unknown", "capability:vision")]
    [InlineData("\"read\": [{ \"items\": { \"each\": \"li[\", \"model\": \"\" } }]", ".read[0].items.each", "no CSS selector", "Correct")]
    [InlineData("\"read\": [{ \"items\": { \"each\": \"li\", \"model\": \"a:nope(@href\" } }]", ".read[0].items.model", "no CSS selector", "Correct")]
    [InlineData("\"read\": [{ \"items\": { \"each\": \"li\", \"model\": \"\", \"fields\": { \"size\": \"b\" } } }]", ".read[0].items.fields.size", "unknown", "parameters")]
    [InlineData("\"kind\": \"csv\", \"read\": [{ \"records\": {} }]", ".read[0].records", "which model", "\"models\"")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"capabilities\": { \"a\": { \"b\": \"visoin\" } } } }]", ".read[0].records.capabilities.a.b", "unknown", "Did you mean \"vision\"?")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"prices\": [{ \"meter\": \"inptu\", \"path\": \"p\", \"per\": \"token\" }] } }]", ".read[0].records.prices[0].meter", "unknown", "Did you mean \"input\"?")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"prices\": [{ \"meter\": \"input\", \"path\": \"p\", \"per\": \"token\", \"modality\": \"image+text\" }] } }]", ".read[0].records.prices[0].modality", "no modality", "in this order")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"prices\": [{ \"meter\": \"input\", \"path\": \"p\" }] } }]", ".read[0].records.prices[0]", "\"per\" is missing", "Add")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"provider\": \"owner\" } }]", ".read[0].records", "without the other", "Give both")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"provider\": \"owner\", \"providers\": { \"x\": \"acne\" } } }]", ".read", "no provider \"acne\"", "Did you mean \"acme\"?")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"words\": { \"opennes\": { \"x\": \"y\" } } } }]", ".read[0].records.words.opennes", "unknown", "Did you mean \"openness\"?")]
    [InlineData("\"read\": [{ \"sentences\": { \"model\": \"h1\", \"patterns\": { \"released_on\": \"on (\" } } }]", ".read[0].sentences.patterns.released_on", "no regular expression", "backslash")]
    [InlineData("\"read\": [{ \"sentences\": { \"model\": \"h1\", \"patterns\": { \"released_on\": \"on (.+)\" } } }]", ".read[0].sentences.patterns.released_on", "no group named value", "(?<value>")]
    [InlineData("\"read\": [{ \"sentences\": { \"model\": \"h1\", \"patterns\": { \"born\": \"(?<value>x)\" } } }]", ".read[0].sentences.patterns.born", "unknown", "released_on")]
    public void What_is_wrong_with_a_source_is_said_with_its_place_and_a_remedy(string members, string place, string problem, string remedy)
    {
        var error = Error(WithSource(members));

        Assert.Equal("sources[0] (page)" + place, error.Place);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme.example/prices")]
    [InlineData("/prices")]
    [InlineData("ftp://acme.example/prices")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    public void An_address_must_be_absolute_and_of_the_web(string url)
    {
        var error = Error(WithSources($$"""{ "id": "page", "provider": "acme", "url": "{{url}}", "schedule": "0 0 6 * * ?" }"""));

        Assert.Equal("sources[0] (page).url", error.Place);
        Assert.Contains("no web address", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("* * * * *", "5 fields")]
    [InlineData("0 0 6 * * ? * *", "8 fields")]
    [InlineData("0 0 6; * * ?", "no cron field")]
    public void A_schedule_has_six_or_seven_cron_fields(string schedule, string problem)
    {
        var error = Error(WithSources($$"""{ "id": "page", "provider": "acme", "url": "https://acme.example", "schedule": "{{schedule}}" }"""));

        Assert.Equal("sources[0] (page).schedule", error.Place);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scheduler_itself_may_judge_a_schedule()
    {
        var json = System.Text.Encoding.UTF8.GetBytes(WithSource(""));

        var result = SourceFile.Parse(json, "sources.json", expression => $"nobody runs at {expression}");

        var error = Assert.Single(Assert.IsType<SourceFileResult.Invalid>(result).Errors);
        Assert.Contains("nobody runs at 0 0 6 * * ?", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sources_cannot_read_one_address()
    {
        var error = Error(WithSources("""
            { "id": "a", "provider": "acme", "url": "https://acme.example/prices", "schedule": "0 0 6 * * ?" },
            { "id": "b", "provider": "acme", "url": "https://ACME.example:443/prices#models", "schedule": "0 0 6 * * ?" }
            """));

        Assert.Equal("sources[1] (b).url", error.Place);
        Assert.Contains("sources[0] (a)", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_provider_gets_a_near_name()
    {
        var error = Error(WithSources("""{ "id": "a", "provider": "globx", "url": "https://acme.example", "schedule": "0 0 6 * * ?" }"""));

        Assert.Equal("There is no provider \"globx\".", error.Problem);
        Assert.StartsWith("Did you mean \"globex\"?", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "providers": [{ "id": "a", "name": "A" }, { "id": "a", "name": "B" }], "sources": [] }""", "providers[1] (a).id")]
    [InlineData("""{ "providers": [{ "id": "A b", "name": "A" }], "sources": [] }""", "providers[0] (A b).id")]
    [InlineData("""{ "providers": [{ "id": "a" }], "sources": [] }""", "providers[0] (a)")]
    [InlineData("""{ "providers": [] }""", "")]
    [InlineData("""[]""", "")]
    public void What_is_wrong_elsewhere_is_said_with_its_place(string json, string place) => Assert.Equal(place, Error(json).Place);

    [Fact]
    public void One_alias_of_a_provider_cannot_mean_two_models()
    {
        var error = Error(WithModels(Model + "," + Model.Replace("a-1", "a-2", StringComparison.Ordinal)));

        Assert.Equal("models[1] (a-2).aliases", error.Place);
        Assert.Contains("an alias of a-1 already", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moving_alias_may_mean_two_models_on_different_days_only()
    {
        const string Until = """{ "name": "same", "to": "2026-06-30" }""";
        var first = Model.Replace("\"same\"", Until, StringComparison.Ordinal);
        var second = Model.Replace("a-1", "a-2", StringComparison.Ordinal);

        Assert.Equal(2, Load(WithModels(first + "," + second.Replace("\"same\"", """{ "name": "same", "from": "2026-07-01" }""", StringComparison.Ordinal))).Models.Length);
        Assert.Contains("days that do not overlap", Error(WithModels(first + "," + second.Replace("\"same\"", """{ "name": "same", "from": "2026-06-30" }""", StringComparison.Ordinal))).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "x", "from": "2026-6-1" }""", "aliases.acme[0].from", "no day")]
    [InlineData("""{ "name": "x", "from": "2026-06-02", "to": "2026-06-01" }""", "aliases.acme[0].to", "before the first")]
    [InlineData("""{ "from": "2026-06-02" }""", "aliases.acme[0]", "\"name\" is missing")]
    public void What_is_wrong_with_a_moving_alias_is_said(string alias, string place, string problem)
    {
        var error = Error(WithModels(Model.Replace("\"same\"", alias, StringComparison.Ordinal)));

        Assert.Equal("models[0] (a-1)." + place, error.Place);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "separators": "-1" }""", ".separators", "letter or a digit")]
    [InlineData("""{ "separators": "" }""", ".separators", "empty")]
    [InlineData("""{ "letterDigitBreaks": "yes" }""", ".letterDigitBreaks", "true or false, not a text")]
    [InlineData("""{ "stripPrefixes": { "x/": "" } }""", ".stripPrefixes.x/", "empty")]
    public void What_is_wrong_with_an_alias_rule_is_said(string rule, string place, string problem)
    {
        var error = Error($$"""{ "providers": [{ "id": "acme", "name": "Acme", "aliasRule": {{rule}} }], "sources": [] }""");

        Assert.Equal("providers[0] (acme).aliasRule" + place, error.Place);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("opal-4.5", "Opal", "opal-4-5", "Other", "-.", false)]
    [InlineData("opal-4", "Opal", "opal4", "Other", "-", true)]
    [InlineData("opal-4", "Opal", "pearl", "OPAL 4", "- ", false)]
    public void An_alias_rule_by_which_two_models_are_one_is_an_error(string slug, string name, string other, string otherName, string separators, bool breaks)
    {
        var error = Error($$"""
            {
              "providers": [{ "id": "acme", "name": "Acme", "aliasRule": { "separators": "{{separators}}", "letterDigitBreaks": {{(breaks ? "true" : "false")}} } }],
              "models": [
                { "slug": "{{slug}}", "name": "{{name}}", "developer": "Acme", "productType": "standalone-api" },
                { "slug": "{{other}}", "name": "{{otherName}}", "developer": "Acme", "productType": "standalone-api" }
              ],
              "sources": []
            }
            """);

        Assert.Equal("providers[0] (acme).aliasRule", error.Place);
        Assert.Contains($"{slug} and {other} are one name", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_models_cannot_share_a_slug()
    {
        var error = Error(WithModels(Model + "," + Model.Replace("same", "other", StringComparison.Ordinal)));

        Assert.Equal("models[1] (a-1).slug", error.Place);
    }

    [Fact]
    public void Aliases_belong_to_known_providers()
    {
        var error = Error(WithModels(Model.Replace("\"acme\"", "\"acne\"", StringComparison.Ordinal)));

        Assert.Equal("There is no provider \"acne\".", error.Problem);
        Assert.StartsWith("Did you mean \"acme\"?", error.Remedy, StringComparison.Ordinal);
    }
}
