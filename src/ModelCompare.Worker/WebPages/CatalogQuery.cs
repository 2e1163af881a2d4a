using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Comparison;

namespace ModelCompare.Worker.WebPages;

/// <summary>Columns by which the catalog can be sorted.</summary>
internal enum CatalogOrder
{
    Name,
    Developer,
    Released,
    Context,
    Input,
    Output,
    Routes,
    Reviewed,
}

/// <summary>What is shown of the catalog, and in which order. What cannot be understood counts as not asked for; the form shows what does.</summary>
internal sealed record CatalogQuery
{
    internal const int PageSize = 100;

    private static readonly Comparer<object?> s_keys = Comparer<object?>.Create((a, b) =>
        a is string text && b is string other ? string.Compare(text, other, StringComparison.OrdinalIgnoreCase) : Comparer<object?>.Default.Compare(a, b));

    /// <summary>Part of a name, slug or developer; empty for all.</summary>
    public string Text { get; init; } = "";

    public string Developer { get; init; } = "";

    /// <summary>A capability that the model must be known to have; empty for all.</summary>
    public string Capability { get; init; } = "";

    /// <summary>Least context window in tokens; 0 for all.</summary>
    public long Context { get; init; }

    /// <summary><c>fresh</c>, <c>stale</c>, or empty for all.</summary>
    public string Freshness { get; init; } = "";

    public CatalogOrder Order { get; init; }

    public bool IsDescending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsFiltered => Text.Length + Developer.Length + Capability.Length + Freshness.Length > 0 || Context > 0;

    internal static CatalogQuery Of(IQueryCollection query)
    {
        string Get(string name) => query.TryGetValue(name, out var values) ? values[0]?.Trim() ?? "" : "";
        return new()
        {
            Text = Get("q"),
            Developer = Get("developer"),
            Capability = Capabilities.All.Contains(Get("capability")) ? Get("capability") : "",
            Context = long.TryParse(Get("context"), NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) ? tokens : 0,
            Freshness = Get("state") is "fresh" or "stale" ? Get("state") : "",
            Order = Enum.TryParse<CatalogOrder>(Get("sort"), ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : CatalogOrder.Name,
            IsDescending = Get("dir") == "desc",
            Page = int.TryParse(Get("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1,
        };
    }

    /// <summary>The address of it; what is not asked for is left out.</summary>
    internal string Address
    {
        get
        {
            (string Name, string Value)[] given =
            [
                ("q", Text), ("developer", Developer), ("capability", Capability),
                ("context", Context == 0 ? "" : Context.ToString(CultureInfo.InvariantCulture)), ("state", Freshness),
                ("sort", Order is CatalogOrder.Name ? "" : Order.ToString().ToLowerInvariant()), ("dir", IsDescending ? "desc" : ""),
                ("page", Page == 1 ? "" : Page.ToString(CultureInfo.InvariantCulture)),
            ];
            return "?" + string.Join('&', given.Where(part => part.Value.Length > 0).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));
        }
    }

    internal bool Wants(ModelSummary model) =>
        (Text.Length == 0 || new[] { model.Profile.Name, model.Profile.Slug, model.Profile.Developer }.Any(text => text.Contains(Text, StringComparison.OrdinalIgnoreCase)))
        && (Developer.Length == 0 || model.Profile.Developer == Developer)
        && (Capability.Length == 0 || model.Profile.Capabilities.GetValueOrDefault(Capability)?.Value == true)
        && (Context == 0 || model.ContextWindow >= Context)
        && (Freshness.Length == 0 || model.Profile.Stale.IsEmpty == (Freshness == "fresh"));

    /// <summary>In the order that was asked for; unknown values come last either way.</summary>
    internal IEnumerable<ModelSummary> Sort(IEnumerable<ModelSummary> models)
    {
        var known = models.OrderBy(model => Key(model) is null);
        return (IsDescending ? known.ThenByDescending(Key, s_keys) : known.ThenBy(Key, s_keys)).ThenBy(model => model.Profile.Name, StringComparer.OrdinalIgnoreCase);
    }

    private object? Key(ModelSummary model) => Order switch
    {
        CatalogOrder.Developer => model.Profile.Developer,
        CatalogOrder.Released => model.Profile.Attributes.GetValueOrDefault(ModelAttributes.ReleasedOn)?.Value,
        CatalogOrder.Context => model.ContextWindow,
        CatalogOrder.Input => model.InputPrice,
        CatalogOrder.Output => model.OutputPrice,
        CatalogOrder.Routes => model.Providers,
        CatalogOrder.Reviewed => model.Profile.LastReviewedOn,
        _ => model.Profile.Name,
    };
}
