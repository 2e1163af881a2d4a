namespace ModelCompare.Storage.Migrations.Sqlite;

/// <summary>
/// The published views for SQLite as the migration Initial makes them. A migration's text never changes: what a later one
/// makes of a view is a constant beside it.
/// </summary>
internal static class InitialViews
{
    /// <summary>Every model, with the most trusted source's value of each attribute; null is unknown. One that was listed and is no longer is left out.</summary>
    public const string Models = """
        CREATE VIEW published_models AS
        WITH stated AS (
            SELECT l.model_id, h.attribute, h.value,
                   ROW_NUMBER() OVER (PARTITION BY l.model_id, h.attribute ORDER BY s.trust, l.provider, l.provider_model) AS place
            FROM attributes h
            JOIN listings l ON l.id = h.listing_id
            JOIN source_states s ON s.source_id = h.source_id
            WHERE h.closed_on IS NULL AND s.trust IS NOT NULL)
        SELECT m.slug, m.name, m.developer, m.product_type,
               CAST(MAX(CASE WHEN a.attribute = 'context_window' THEN a.value END) AS INTEGER) AS context_window,
               CAST(MAX(CASE WHEN a.attribute = 'max_output' THEN a.value END) AS INTEGER) AS max_output,
               MAX(CASE WHEN a.attribute = 'released_on' THEN a.value END) AS released_on,
               MAX(CASE WHEN a.attribute = 'knowledge_cutoff' THEN a.value END) AS knowledge_cutoff,
               CAST(MAX(CASE WHEN a.attribute = 'parameters' THEN a.value END) AS INTEGER) AS parameters,
               CAST(MAX(CASE WHEN a.attribute = 'active_parameters' THEN a.value END) AS INTEGER) AS active_parameters,
               MAX(CASE WHEN a.attribute = 'architecture' THEN a.value END) AS architecture,
               MAX(CASE WHEN a.attribute = 'license' THEN a.value END) AS license,
               MAX(CASE WHEN a.attribute = 'openness' THEN a.value END) AS openness,
               MAX(CASE WHEN a.attribute = 'commercial_use' THEN a.value END) AS commercial_use,
               MAX(CASE WHEN a.attribute = 'input_modalities' THEN a.value END) AS input_modalities,
               MAX(CASE WHEN a.attribute = 'output_modalities' THEN a.value END) AS output_modalities,
               MAX(CASE WHEN a.attribute = 'deprecated_on' THEN a.value END) AS deprecated_on,
               MAX(CASE WHEN a.attribute = 'retired_on' THEN a.value END) AS retired_on
        FROM models m
        LEFT JOIN stated a ON a.model_id = m.id AND a.place = 1
        WHERE NOT EXISTS (SELECT 1 FROM listings l WHERE l.model_id = m.id) OR m.id IN (
            SELECT l.model_id
            FROM (
                SELECT listing_id, source_id FROM prices WHERE closed_on IS NULL
                UNION SELECT listing_id, source_id FROM attributes WHERE closed_on IS NULL
                UNION SELECT listing_id, source_id FROM capabilities WHERE closed_on IS NULL
                UNION SELECT listing_id, source_id FROM benchmarks WHERE closed_on IS NULL) h
            JOIN listings l ON l.id = h.listing_id
            JOIN source_states s ON s.source_id = h.source_id
            WHERE s.trust IS NOT NULL)
        GROUP BY m.slug, m.name, m.developer, m.product_type
        """;

    /// <summary>The price export with its <c>variant</c>, and whether the vendor's dates say that it holds today (UTC): every stated price that is not free, of sources that sell.</summary>
    public const string Prices = """
        CREATE VIEW published_prices AS
        SELECT l.provider, l.provider_model, m.slug AS model, h.meter, h.modality, h.service_tier,
               h.context, h.context_over, h.context_up_to, h.region, h.unit, h.currency, CAST(h.amount AS REAL) AS amount,
               h.effective_from, h.effective_to, h.confirmed_on, h.source_id AS source, h.locator, h.quote, h.variant,
               CASE WHEN h.effective_from > date('now') OR h.effective_to < date('now') THEN 0 ELSE 1 END AS in_force
        FROM prices h
        JOIN listings l ON l.id = h.listing_id
        JOIN source_states s ON s.source_id = h.source_id
        LEFT JOIN models m ON m.id = l.model_id
        WHERE h.closed_on IS NULL AND h.amount IS NOT NULL AND s.role <> 'witness'
        """;

    /// <summary>For each model and capability what the most trusted source says, <c>yes</c> or <c>no</c>; no row is unknown.</summary>
    public const string Capabilities = """
        CREATE VIEW published_capabilities AS
        SELECT model, capability, supported, provider, provider_model, confirmed_on, source, url, locator, quote
        FROM (
            SELECT m.slug AS model, h.capability, CASE WHEN h.supported = 1 THEN 'yes' ELSE 'no' END AS supported, l.provider, l.provider_model,
                   h.confirmed_on, h.source_id AS source, h.url, h.locator, h.quote,
                   ROW_NUMBER() OVER (PARTITION BY l.model_id, h.capability ORDER BY s.trust, l.provider, l.provider_model) AS place
            FROM capabilities h
            JOIN listings l ON l.id = h.listing_id
            JOIN models m ON m.id = l.model_id
            JOIN source_states s ON s.source_id = h.source_id
            WHERE h.closed_on IS NULL AND s.trust IS NOT NULL) ranked
        WHERE place = 1
        """;

    /// <summary>For each model, benchmark, metric and setting the score of the most trusted source.</summary>
    public const string Benchmarks = """
        CREATE VIEW published_benchmarks AS
        SELECT model, benchmark, metric, setting, score, provider, provider_model, confirmed_on, source, url, locator, quote
        FROM (
            SELECT m.slug AS model, h.benchmark, h.metric, h.setting, CAST(h.score AS REAL) AS score, l.provider, l.provider_model,
                   h.confirmed_on, h.source_id AS source, h.url, h.locator, h.quote,
                   ROW_NUMBER() OVER (PARTITION BY l.model_id, h.benchmark, h.metric, h.setting ORDER BY s.trust, l.provider, l.provider_model) AS place
            FROM benchmarks h
            JOIN listings l ON l.id = h.listing_id
            JOIN models m ON m.id = l.model_id
            JOIN source_states s ON s.source_id = h.source_id
            WHERE h.closed_on IS NULL AND s.trust IS NOT NULL) ranked
        WHERE place = 1
        """;

    /// <summary>The snapshot of every pair with the review date of the day; the left slug is the lesser one.</summary>
    public const string Comparisons = """
        CREATE VIEW published_comparisons AS
        SELECT c.left_slug, c.right_slug,
               json_set(c.content, '$.lastReviewedOn', MIN(l.last_reviewed_on, r.last_reviewed_on)) AS content,
               c.digest, MIN(l.last_reviewed_on, r.last_reviewed_on) AS last_reviewed_on, c.changed_on
        FROM comparisons c
        JOIN compared_models l ON l.slug = c.left_slug
        JOIN compared_models r ON r.slug = c.right_slug
        """;

    private const string PriceTerms = """
        h.service_tier
                || CASE WHEN h.modality <> '' THEN ', ' || h.modality ELSE '' END
                || CASE WHEN h.context <> '' THEN ', ' || h.context ELSE '' END
                || CASE WHEN h.region <> '' THEN ', ' || h.region ELSE '' END
                || CASE WHEN h.variant <> '' THEN ', ' || h.variant ELSE '' END
                || CASE WHEN h.effective_from IS NOT NULL THEN ', from ' || h.effective_from ELSE '' END
                || CASE WHEN h.effective_to IS NOT NULL THEN ', to ' || h.effective_to ELSE '' END || ', ' || h.currency || ' per ' || h.unit
        """;

    private const string BenchmarkTerms = "h.metric || CASE WHEN h.metric <> '' AND h.setting <> '' THEN ', ' ELSE '' END || h.setting";

    private const string Sells = "s.trust IS NOT NULL AND s.role <> 'witness'";
    private const string Listed = "s.trust IS NOT NULL";

    /// <summary>Every value that was new, became different or was retired, and the one before it.</summary>
    public static readonly string Changes = "CREATE VIEW published_changes AS\n" + string.Join(
        "\nUNION ALL\n",
        ChangesOf("prices", "price", "h.meter", PriceTerms, row => $"COALESCE({Number($"{row}.amount")}, 'free')", Sells),
        ChangesOf("attributes", "attribute", "h.attribute", "''", row => $"{row}.value", Listed),
        ChangesOf("capabilities", "capability", "h.capability", "''", row => $"CASE WHEN {row}.supported = 1 THEN 'yes' ELSE 'no' END", Listed),
        ChangesOf("benchmarks", "benchmark", "h.benchmark", BenchmarkTerms, row => Number($"{row}.score"), Listed));

    public static readonly IReadOnlyList<string> All = [Models, Prices, Capabilities, Benchmarks, Comparisons, Changes];

    public static readonly IReadOnlyList<string> Names =
    [
        "published_models",
        "published_prices",
        "published_capabilities",
        "published_benchmarks",
        "published_comparisons",
        "published_changes",
    ];

    private static string ChangesOf(string table, string kind, string field, string terms, Func<string, string> value, string shown) => $"""
        SELECT h.changed_on, '{kind}' AS kind, CASE WHEN o.id IS NULL THEN 'new' ELSE 'changed' END AS change,
               m.slug AS model, l.provider, l.provider_model, {field} AS field, {terms} AS terms,
               CASE WHEN o.id IS NULL THEN NULL ELSE {value("o")} END AS old_value, {value("h")} AS new_value,
               h.source_id AS source, h.url, h.quote, '{kind}/' || h.id AS id
        FROM {table} h
        JOIN listings l ON l.id = h.listing_id
        JOIN source_states s ON s.source_id = h.source_id
        LEFT JOIN models m ON m.id = l.model_id
        LEFT JOIN {table} o ON o.id = h.replaces_id
        WHERE {shown}
        UNION ALL
        SELECT h.closed_on, '{kind}', 'retired', m.slug, l.provider, l.provider_model, {field}, {terms},
               {value("h")}, NULL, h.source_id, h.url, h.quote, '{kind}/' || h.id || '/retired'
        FROM {table} h
        JOIN listings l ON l.id = h.listing_id
        JOIN source_states s ON s.source_id = h.source_id
        LEFT JOIN models m ON m.id = l.model_id
        WHERE h.closed_on IS NOT NULL AND {shown} AND NOT EXISTS (SELECT 1 FROM {table} n WHERE n.replaces_id = h.id)
        """;

    private static string Number(string column) => $"RTRIM(RTRIM({column}, '0'), '.')";
}
