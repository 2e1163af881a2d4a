namespace ModelCompare.Storage.Migrations.SqlServer;

/// <summary>
/// The published views for SQL Server as the migration Initial makes them. A migration's text never changes: what a later one
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
               TRY_CAST(MAX(CASE WHEN a.attribute = 'context_window' THEN a.value END) AS bigint) AS context_window,
               TRY_CAST(MAX(CASE WHEN a.attribute = 'max_output' THEN a.value END) AS bigint) AS max_output,
               MAX(CASE WHEN a.attribute = 'released_on' THEN a.value END) AS released_on,
               MAX(CASE WHEN a.attribute = 'knowledge_cutoff' THEN a.value END) AS knowledge_cutoff,
               TRY_CAST(MAX(CASE WHEN a.attribute = 'parameters' THEN a.value END) AS bigint) AS parameters,
               TRY_CAST(MAX(CASE WHEN a.attribute = 'active_parameters' THEN a.value END) AS bigint) AS active_parameters,
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
               h.context, h.context_over, h.context_up_to, h.region, h.unit, h.currency, h.amount AS amount,
               h.effective_from, h.effective_to, h.confirmed_on, h.source_id AS source, h.locator, h.quote, h.variant,
               CAST(CASE WHEN h.effective_from > CAST(SYSUTCDATETIME() AS date) OR h.effective_to < CAST(SYSUTCDATETIME() AS date) THEN 0 ELSE 1 END AS bit) AS in_force
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
            SELECT m.slug AS model, h.benchmark, h.metric, h.setting, h.score AS score, l.provider, l.provider_model,
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
               JSON_MODIFY(c.content, '$.lastReviewedOn', CONVERT(char(10), CASE WHEN l.last_reviewed_on < r.last_reviewed_on THEN l.last_reviewed_on ELSE r.last_reviewed_on END, 23)) AS content,
               c.digest, CASE WHEN l.last_reviewed_on < r.last_reviewed_on THEN l.last_reviewed_on ELSE r.last_reviewed_on END AS last_reviewed_on, c.changed_on
        FROM comparisons c
        JOIN compared_models l ON l.slug = c.left_slug
        JOIN compared_models r ON r.slug = c.right_slug
        """;

    private const string PriceTerms = """
        CONCAT(h.service_tier,
                CASE WHEN h.modality <> '' THEN CONCAT(', ', h.modality) ELSE '' END,
                CASE WHEN h.context <> '' THEN CONCAT(', ', h.context) ELSE '' END,
                CASE WHEN h.region <> '' THEN CONCAT(', ', h.region) ELSE '' END,
                CASE WHEN h.variant <> '' THEN CONCAT(', ', h.variant) ELSE '' END,
                CASE WHEN h.effective_from IS NOT NULL THEN CONCAT(', from ', CONVERT(nvarchar(10), h.effective_from, 23)) ELSE '' END,
                CASE WHEN h.effective_to IS NOT NULL THEN CONCAT(', to ', CONVERT(nvarchar(10), h.effective_to, 23)) ELSE '' END, ', ', h.currency, ' per ', h.unit)
        """;

    private const string BenchmarkTerms = "CONCAT(h.metric, CASE WHEN h.metric <> '' AND h.setting <> '' THEN ', ' ELSE '' END, h.setting)";

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

    // Literals and numbers are of the database's collation unless it is said; rows are ordered and paged by the id.
    private const string Ordinal = "COLLATE Latin1_General_100_BIN2";

    private static string ChangesOf(string table, string kind, string field, string terms, Func<string, string> value, string shown) => $"""
        SELECT h.changed_on, '{kind}' {Ordinal} AS kind, CASE WHEN o.id IS NULL THEN 'new' ELSE 'changed' END {Ordinal} AS change,
               m.slug AS model, l.provider, l.provider_model, {field} AS field, {terms} AS terms,
               CASE WHEN o.id IS NULL THEN NULL ELSE {value("o")} END AS old_value, {value("h")} AS new_value,
               h.source_id AS source, h.url, h.quote, CONCAT('{kind}/', h.id) {Ordinal} AS id
        FROM {table} h
        JOIN listings l ON l.id = h.listing_id
        JOIN source_states s ON s.source_id = h.source_id
        LEFT JOIN models m ON m.id = l.model_id
        LEFT JOIN {table} o ON o.id = h.replaces_id
        WHERE {shown}
        UNION ALL
        SELECT h.closed_on, '{kind}' {Ordinal}, 'retired' {Ordinal}, m.slug, l.provider, l.provider_model, {field}, {terms},
               {value("h")}, NULL, h.source_id, h.url, h.quote, CONCAT('{kind}/', h.id, '/retired') {Ordinal}
        FROM {table} h
        JOIN listings l ON l.id = h.listing_id
        JOIN source_states s ON s.source_id = h.source_id
        LEFT JOIN models m ON m.id = l.model_id
        WHERE h.closed_on IS NOT NULL AND {shown} AND NOT EXISTS (SELECT 1 FROM {table} n WHERE n.replaces_id = h.id)
        """;

    /// <summary>A decimal without the zeros that it is filled up with. FORMAT would do it where the server has the CLR, which not every one has.</summary>
    internal static string Number(string column) => $"REPLACE(RTRIM(REPLACE(REPLACE(RTRIM(REPLACE(CONVERT(varchar(41), {column}), '0', ' ')), ' ', '0'), '.', ' ')), ' ', '.')";
}
