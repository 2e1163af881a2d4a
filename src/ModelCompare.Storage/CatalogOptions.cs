using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace ModelCompare.Storage;

/// <summary>Kinds of databases that can hold a catalog.</summary>
public enum CatalogProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Which database holds the catalog, and how it is kept.</summary>
/// <param name="Provider">Kind of database.</param>
/// <param name="ConnectionString">How it is reached; may hold a password and is never shown.</param>
/// <param name="Migrate">Whether the program may create the schema and bring it up to date.</param>
/// <param name="RetireAfterRuns">How many accepted documents in a row must not state a value before it is retired.</param>
public sealed record CatalogOptions(
    CatalogProvider Provider, string ConnectionString, bool Migrate, int RetireAfterRuns = CatalogOptions.DefaultRetireAfterRuns)
{
    /// <summary>A page that drops a row by mistake is mended within a few runs; a row that stays away is gone.</summary>
    public const int DefaultRetireAfterRuns = 5;

    /// <summary>The connection string of the SQLite file that is used when nothing is configured.</summary>
    public const string DefaultConnectionString = "Data Source=data/modelcompare.db";

    /// <summary>Seconds for which a statement waits for another writer.</summary>
    private const int BusyTimeout = 30;

    /// <summary>Reads <c>Catalog:Provider</c>, <c>Catalog:Migrate</c>, <c>Catalog:RetireAfterRuns</c> and <c>ConnectionStrings:Catalog</c>.</summary>
    /// <exception cref="CatalogUnavailableException">A setting is missing or cannot be understood.</exception>
    public static CatalogOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var provider = ReadProvider(configuration["Catalog:Provider"]);
        var connectionString = configuration.GetConnectionString("Catalog");
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            connectionString = provider == CatalogProvider.Sqlite
                ? DefaultConnectionString
                : throw new CatalogUnavailableException("Catalog:Provider is SqlServer, but ConnectionStrings:Catalog is not set. Set it, for example by the environment variable ConnectionStrings__Catalog.");
        }

        return new(
            provider, Complete(provider, connectionString), ReadMigrate(configuration["Catalog:Migrate"], provider),
            ReadRetireAfterRuns(configuration["Catalog:RetireAfterRuns"]));
    }

    /// <summary>The database for a person: the file, or the server and the database on it.</summary>
    public string Database
    {
        get
        {
            if (Provider == CatalogProvider.Sqlite)
            {
                return $"SQLite file '{SqliteFile}'";
            }

            var parts = new SqlConnectionStringBuilder(ConnectionString);
            return $"SQL Server database '{parts.InitialCatalog}' on '{parts.DataSource}'";
        }
    }

    /// <summary>Path of the SQLite file.</summary>
    public string SqliteFile => new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    // The record's own text would show the connection string.
    public override string ToString() => Database;

    private static CatalogProvider ReadProvider(string? text) =>
        string.IsNullOrWhiteSpace(text) ? CatalogProvider.Sqlite
        : Enum.TryParse<CatalogProvider>(text, true, out var provider) && Enum.IsDefined(provider) ? provider
        : throw new CatalogUnavailableException($"Catalog:Provider is '{text}'. Use Sqlite or SqlServer.");

    private static bool ReadMigrate(string? text, CatalogProvider provider) =>
        string.IsNullOrWhiteSpace(text) ? provider == CatalogProvider.Sqlite
        : bool.TryParse(text, out var migrate) ? migrate
        : throw new CatalogUnavailableException($"Catalog:Migrate is '{text}'. Use true or false.");

    private static int ReadRetireAfterRuns(string? text) =>
        string.IsNullOrWhiteSpace(text) ? DefaultRetireAfterRuns
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var runs) && runs > 0 ? runs
        : throw new CatalogUnavailableException($"Catalog:RetireAfterRuns is '{text}'. Use a whole number from 1.");

    private static string Complete(CatalogProvider provider, string connectionString)
    {
        try
        {
            DbConnectionStringBuilder complete = provider == CatalogProvider.Sqlite
                ? new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = BusyTimeout }
                : new SqlConnectionStringBuilder(connectionString);
            return complete.ConnectionString;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The parser's message may quote a part of a password, so it is not passed on.
            throw new CatalogUnavailableException($"ConnectionStrings:Catalog cannot be understood as a connection string for {provider}. Check its keywords, and quote values that hold a semicolon.");
        }
    }
}
