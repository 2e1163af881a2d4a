-- A role that may read the published views of the catalog and nothing else; run it in the catalog's database once its schema is
-- there, and again after an upgrade. Views and tables have one owner, so that the views read tables which the role may not.
-- To let a user in: ALTER ROLE modelcompare_reader ADD MEMBER [user];
IF DATABASE_PRINCIPAL_ID('modelcompare_reader') IS NULL
    CREATE ROLE modelcompare_reader;
GRANT SELECT ON OBJECT::published_models TO modelcompare_reader;
GRANT SELECT ON OBJECT::published_prices TO modelcompare_reader;
GRANT SELECT ON OBJECT::published_capabilities TO modelcompare_reader;
GRANT SELECT ON OBJECT::published_benchmarks TO modelcompare_reader;
GRANT SELECT ON OBJECT::published_comparisons TO modelcompare_reader;
GRANT SELECT ON OBJECT::published_changes TO modelcompare_reader;
