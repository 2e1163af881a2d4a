using System.Text.Json;
using CsvHelper;
using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

public sealed class ExportTests : IAsyncLifetime
{
    private const string PriceHeader =
        "provider,provider_model,model,meter,modality,service_tier,context,context_over,context_up_to,region,unit,currency,amount,effective_from,effective_to,confirmed_on,source,locator,quote";

    private readonly Desk _desk = new();

    public async ValueTask InitializeAsync()
    {
        _desk.Sources($$"""
            {{Desk.Source("prices")}}, {{Desk.Source("list", Pages.ReadList)}},
            { "id": "offers", "provider": "reseller", "url": "{{Desk.UrlOf("offers")}}", "schedule": "0 0 7 * * ?" }
            """);
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$1.50", "$6.00"), ("Hammer, &quot;heavy&quot;", "$3.00", "$9.00 <br> for all prompts")));
        _desk.Answer("list", Pages.List, contentType: "application/json");
        _desk.Answer("offers", Pages.Prices(("acme/anvil-2", "$1.40", "$5.50")));
        await _desk.PrintAsync("refresh");
    }

    public ValueTask DisposeAsync()
    {
        _desk.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("prices", PriceHeader)]
    [InlineData("attributes", "provider,provider_model,model,attribute,value,confirmed_on,source,locator,quote")]
    [InlineData("capabilities", "provider,provider_model,model,capability,supported,confirmed_on,source,locator,quote")]
    [InlineData("benchmarks", "provider,provider_model,model,benchmark,metric,setting,score,confirmed_on,source,locator,quote")]
    [InlineData("comparisons", "left_slug,right_slug,digest,last_reviewed_on,changed_on,content")]
    [InlineData("unmatched", "provider,provider_model,candidates")]
    [InlineData("models", "slug,name,developer,product_type,released_on,context_window,max_output,parameters,architecture,license,openness,commercial_use,knowledge_cutoff,input_modalities,output_modalities,deprecated_on,retired_on,routes,listings,last_reviewed_on")]
    public async Task The_header_is_that_of_the_contract_with_and_without_rows(string kind, string header)
    {
        Assert.Equal(header, Lines(await _desk.PrintAsync("export", kind))[0]);

        _desk.Settings["ConnectionStrings:Catalog"] = $"Data Source={_desk.PathOf("empty.db")};Pooling=False";
        _desk.Answer("prices", "", status: 500);
        Assert.Equal(ExitStatus.SomeSourceFailed, (await _desk.RunAsync("refresh", "--source", "prices")).Status);

        Assert.Equal([header], Lines(await _desk.PrintAsync("export", kind, "--format", "csv")));
        Assert.Equal(0, Desk.Json(await _desk.PrintAsync("export", kind, "--format", "json")).GetArrayLength());
    }

    [Fact]
    public async Task A_price_is_a_row_with_amount_unit_day_and_quote()
    {
        var row = Lines(await _desk.PrintAsync("export", "prices")).Single(line => line.StartsWith("acme,Anvil 2,anvil-2,output", StringComparison.Ordinal));

        Assert.StartsWith("acme,Anvil 2,anvil-2,output,,standard,,,,,1M tokens,USD,6,,,2026-03-01,prices,", row, StringComparison.Ordinal);
        Assert.EndsWith(",$6.00", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commas_and_quotes_survive_being_read_back()
    {
        var text = await _desk.PrintAsync("export", "prices");

        Assert.Contains("acme,\"Hammer, \"\"heavy\"\"\",", text, StringComparison.Ordinal);
        using var csv = CsvReader.FromText(text, new CsvReaderOptions());
        var models = new List<string>();
        while (csv.Read())
        {
            models.Add(csv.GetString("provider_model"));
        }

        Assert.Equal(2, models.Count(model => model == "Hammer, \"heavy\""));
    }

    [Fact]
    public async Task Json_has_the_columns_of_csv_with_numbers_as_numbers()
    {
        var rows = Desk.Json(await _desk.PrintAsync("export", "prices", "--format", "json")).EnumerateArray().ToArray();

        Assert.All(rows, row => Assert.Equal(PriceHeader.Split(','), row.EnumerateObject().Select(member => member.Name)));
        Assert.Contains(rows, row => row.GetProperty("amount").GetDecimal() == 5.5m && row.GetProperty("provider").GetString() == "reseller");
    }

    [Fact]
    public async Task A_listing_that_is_no_known_model_is_unmatched_with_candidates()
    {
        Assert.Contains("reseller,acme/anvil-2,anvil-2", Lines(await _desk.PrintAsync("export", "unmatched")));
        Assert.Contains(Lines(await _desk.PrintAsync("export", "prices")), line => line.StartsWith("reseller,acme/anvil-2,,input", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Comparisons_hold_the_document_that_compare_prints()
    {
        var row = Desk.Json(await _desk.PrintAsync("export", "comparisons", "--format", "json")).EnumerateArray().First();
        var (left, right) = (row.GetProperty("left_slug").GetString()!, row.GetProperty("right_slug").GetString()!);

        Assert.Equal(
            JsonSerializer.Serialize(Desk.Json(await _desk.PrintAsync("compare", left, right, "--format", "json"))),
            JsonSerializer.Serialize(Desk.Json(row.GetProperty("content").GetString()!)));
    }

    [Fact]
    public async Task A_kind_that_is_none_is_refused_with_those_that_are()
    {
        var result = await _desk.RunAsync("export", "costs");

        Assert.Equal((ExitStatus.Unusable, ""), (result.Status, result.Output));
        Assert.Contains("'prices'", result.Error, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
}
