-- The cheapest model that can call tools and reads at least 128,000 tokens: one statement for SQLite and for SQL Server.
-- Cheapest by the blend of 70 % input and 30 % output in US dollars per million tokens, at the standard tier, for prompts of any
-- length, for prices that hold today. Free offers are in no view of prices.
WITH token_prices AS (
    SELECT provider, provider_model, model, meter, amount, confirmed_on
    FROM published_prices
    WHERE meter IN ('input', 'output') AND unit = '1M tokens' AND currency = 'USD' AND service_tier = 'standard'
      AND modality IN ('', 'text') AND context IS NULL AND region = '' AND variant = '' AND in_force = 1
),
offers AS (
    SELECT i.model, i.provider, i.provider_model, i.amount AS input_price, o.amount AS output_price,
           0.7 * i.amount + 0.3 * o.amount AS blended_price,
           CASE WHEN i.confirmed_on < o.confirmed_on THEN i.confirmed_on ELSE o.confirmed_on END AS confirmed_on
    FROM token_prices i
    JOIN token_prices o ON o.provider = i.provider AND o.provider_model = i.provider_model AND o.meter = 'output'
    WHERE i.meter = 'input'
),
ranked AS (
    SELECT m.name, m.context_window, offers.*,
           ROW_NUMBER() OVER (ORDER BY offers.blended_price, m.slug, offers.provider) AS place
    FROM offers
    JOIN published_models m ON m.slug = offers.model
    JOIN published_capabilities c ON c.model = m.slug AND c.capability = 'tool_use' AND c.supported = 'yes'
    WHERE m.context_window >= 128000
)
SELECT name, provider, provider_model, context_window, input_price, output_price, blended_price, confirmed_on
FROM ranked
WHERE place = 1;
