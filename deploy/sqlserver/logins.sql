-- The catalog's database and its two logins; run it as one who may make databases and logins, by sqlcmd, whose variables
-- DATABASE_NAME, OWNER_PASSWORD and WORKER_PASSWORD it takes. It may be run again: what is there stays, and the logins get the passwords named.
--   modelcompare_owner   makes the schema and brings it up to date (`schema --apply`), and nothing outside this database
--   modelcompare_worker  reads and writes rows, which is all that a running worker needs
SET NOCOUNT ON;
IF DB_ID(N'$(DATABASE_NAME)') IS NULL
    CREATE DATABASE [$(DATABASE_NAME)];
GO
-- Readers do not wait for a refresh that is writing; nobody else is connected when this is first run.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'$(DATABASE_NAME)' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE [$(DATABASE_NAME)] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
-- And what they read in several statements is of one moment.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'$(DATABASE_NAME)' AND snapshot_isolation_state = 0)
    ALTER DATABASE [$(DATABASE_NAME)] SET ALLOW_SNAPSHOT_ISOLATION ON;
GO
IF SUSER_ID(N'modelcompare_owner') IS NULL
    CREATE LOGIN modelcompare_owner WITH PASSWORD = N'$(OWNER_PASSWORD)', DEFAULT_DATABASE = [$(DATABASE_NAME)];
ELSE
    ALTER LOGIN modelcompare_owner WITH PASSWORD = N'$(OWNER_PASSWORD)';
IF SUSER_ID(N'modelcompare_worker') IS NULL
    CREATE LOGIN modelcompare_worker WITH PASSWORD = N'$(WORKER_PASSWORD)', DEFAULT_DATABASE = [$(DATABASE_NAME)];
ELSE
    ALTER LOGIN modelcompare_worker WITH PASSWORD = N'$(WORKER_PASSWORD)';
GO
USE [$(DATABASE_NAME)];
GO
IF DATABASE_PRINCIPAL_ID(N'modelcompare_owner') IS NULL
    CREATE USER modelcompare_owner FOR LOGIN modelcompare_owner;
ELSE
    ALTER USER modelcompare_owner WITH LOGIN = modelcompare_owner;
IF DATABASE_PRINCIPAL_ID(N'modelcompare_worker') IS NULL
    CREATE USER modelcompare_worker FOR LOGIN modelcompare_worker;
ELSE
    ALTER USER modelcompare_worker WITH LOGIN = modelcompare_worker;
GO
-- CONTROL of the schema lets the owner alter and drop in it; making a table or view is a right of the database besides.
GRANT CONTROL ON SCHEMA::dbo TO modelcompare_owner;
GRANT CREATE TABLE, CREATE VIEW TO modelcompare_owner;
-- UPDATE covers the sequence from which keys are taken.
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO modelcompare_worker;
GO
