namespace ModelCompare.Worker.Tests.Commands;

/// <summary>Pages of Acme, a lab that we made up.</summary>
internal static class Pages
{
    /// <summary>A pricing page.</summary>
    /// <param name="rows">Model, input price, output price.</param>
    public static string Prices(params (string Model, string Input, string Output)[] rows) => $"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>Acme prices</title></head><body>
        <h1>Pricing</h1><p>Prices are in USD per 1M tokens.</p>
        <table><thead><tr><th>Model</th><th>Input</th><th>Output</th></tr></thead><tbody>
        {string.Join('\n', rows.Select(row => $"<tr><td>{row.Model}</td><td>{row.Input}</td><td>{row.Output}</td></tr>"))}
        </tbody></table></body></html>
        """;

    /// <summary>The page that most tests begin with: two models, four prices.</summary>
    public static string Standard { get; } = Prices(("Anvil 2", "$1.50", "$6.00"), ("Rocket Mini", "$0.10", "$0.40"));

    /// <summary>A JSON list of models, and how it is read.</summary>
    public static string List { get; } = """{ "models": [{ "id": "anvil-2", "window": 200000 }, { "id": "rocket-mini", "window": 32000 }] }""";

    public const string ReadList = """ "kind": "json", "read": [{ "records": { "each": "models[*]", "model": "id", "fields": { "context_window": "window" } } }] """;

    public const string ReadYaml = """ "kind": "yaml", "read": [{ "records": { "each": "[*]", "model": "id", "fields": { "context_window": "window" } } }] """;
}
