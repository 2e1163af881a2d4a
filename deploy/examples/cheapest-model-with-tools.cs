// The cheapest model that can call tools and reads at least 128,000 tokens, asked of the worker's HTTP API:
//
//     dotnet run deploy/examples/cheapest-model-with-tools.cs http://127.0.0.1:8080
//
// Cheapest by the blend of 70 % input and 30 % output in US dollars per million tokens, at the standard tier, for prompts of any
// length, for prices that hold today.
#:property PublishAot=false
using System.Globalization;
using System.Net.Http.Json;

using var api = new HttpClient { BaseAddress = new(args.Length > 0 ? args[0] : "http://127.0.0.1:8080") };
var models = (await AllAsync<Model>("/v1/models?capability=tool_use&minContext=128000&limit=1000")).ToDictionary(model => model.Slug);
var today = DateOnly.FromDateTime(DateTime.UtcNow);
var prices = (await AllAsync<Price>("/v1/prices?serviceTier=standard&currency=USD&limit=1000"))
    .Where(price => price.Model is not null && models.ContainsKey(price.Model))
    .Where(price => price is { Unit: "1M tokens", Modality: "" or "text", Context: "", Region: "", Variant: "" })
    .Where(price => !(price.EffectiveFrom > today) && !(price.EffectiveTo < today))
    .ToLookup(price => (price.Provider, price.ProviderModel));
var cheapest = (
    from offer in prices
    from input in offer.Where(price => price.Meter == "input")
    from output in offer.Where(price => price.Meter == "output")
    let blend = (0.7m * input.Amount) + (0.3m * output.Amount)
    orderby blend, input.Model, input.Provider
    select (Model: models[input.Model!], input, output, blend)).FirstOrDefault();
if (cheapest.Model is null)
{
    Console.Error.WriteLine("The catalog holds no such model with prices for input and output.");
    return 1;
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{cheapest.Model.Name} at {cheapest.input.Provider} as {cheapest.input.ProviderModel}: input ${cheapest.input.Amount:0.######}, output ${cheapest.output.Amount:0.######}, blended ${cheapest.blend:0.######} per 1M tokens, {cheapest.Model.ContextWindow} tokens of context, confirmed {cheapest.input.ConfirmedOn:yyyy-MM-dd}"));
return 0;

// Follows the pages of a list to its end.
async Task<List<T>> AllAsync<T>(string address)
{
    var all = new List<T>();
    for (var next = address; next is not null;)
    {
        var page = await api.GetFromJsonAsync<Page<T>>(next) ?? throw new InvalidDataException($"{next} answered nothing.");
        all.AddRange(page.Items);
        next = page.Next;
    }

    return all;
}

sealed record Page<T>(List<T> Items, string? Next);

sealed record Model(string Slug, string Name, long? ContextWindow);

sealed record Price(
    string Provider, string ProviderModel, string? Model, string Meter, string Modality, string Context, string Region, string Variant, string Unit, decimal Amount,
    DateOnly? EffectiveFrom, DateOnly? EffectiveTo, DateOnly ConfirmedOn);
