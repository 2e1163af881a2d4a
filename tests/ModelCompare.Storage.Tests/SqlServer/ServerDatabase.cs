using Microsoft.Data.SqlClient;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>
/// The database in which a run of the tests works: the one that <see cref="Variable"/> names where the user's default schema
/// is empty there or was left by a run that was broken off; else one that is made for the run, where the user may do that.
/// </summary>
internal sealed class ServerDatabase
{
    public const string Variable = "MODELCOMPARE_TEST_SQLSERVER";

    /// <summary>In a schema that holds this table everything may be dropped.</summary>
    private const string Mark = "modelcompare_tests";

    /// <summary>The statements that drop everything in the schema, the mark last.</summary>
    internal const string Drops = $"""
        SELECT CASE type
                WHEN 'F' THEN CONCAT('ALTER TABLE ', QUOTENAME(OBJECT_NAME(parent_object_id)), ' DROP CONSTRAINT ', QUOTENAME(name))
                WHEN 'V' THEN CONCAT('DROP VIEW ', QUOTENAME(name))
                WHEN 'U' THEN CONCAT('DROP TABLE ', QUOTENAME(name))
                ELSE CONCAT('DROP SEQUENCE ', QUOTENAME(name))
            END
        FROM sys.objects
        WHERE schema_id = SCHEMA_ID() AND is_ms_shipped = 0 AND type IN ('F', 'V', 'U', 'SO')
        ORDER BY CASE WHEN name = '{Mark}' THEN 3 WHEN type = 'F' THEN 0 WHEN type = 'V' THEN 1 ELSE 2 END
        """;

    private const int NoSuchDatabase = 4060;

    // Its lock is kept for the run: another run in the same database waits for the end of this one.
    private readonly SqlConnection _connection;
    private readonly string? _made;

    private ServerDatabase(SqlConnection connection, string connectionString, string? made) => (_connection, ConnectionString, _made) = (connection, connectionString, made);

    public static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    public string ConnectionString { get; }

    /// <exception cref="InvalidOperationException">There is none that may be used; the message says what to do.</exception>
    public static async Task<ServerDatabase> EnterAsync()
    {
        var named = new SqlConnectionStringBuilder(Server!);
        if (await OpenAsync(named.ConnectionString) is { } connection)
        {
            named.InitialCatalog = connection.Database;
            if (connection.Database is not ("master" or "model" or "msdb" or "tempdb") && await TakeAsync(connection))
            {
                return new(connection, named.ConnectionString, made: null);
            }

            await connection.DisposeAsync();
        }

        return await MakeAsync(named);
    }

    /// <summary>Takes away all that the run made.</summary>
    public async Task LeaveAsync()
    {
        if (_made is not null)
        {
            SqlConnection.ClearAllPools();
            await ExecuteAsync(_connection, $"ALTER DATABASE [{_made}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{_made}];");
        }
        else
        {
            await ClearAsync(_connection);
        }

        await _connection.DisposeAsync();
    }

    // Pooled, it would outlive the run, and its lock with it.
    private static async Task<SqlConnection?> OpenAsync(string connectionString)
    {
        var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch (SqlException exception) when (exception.Number == NoSuchDatabase)
        {
            await connection.DisposeAsync();
            return null;
        }
    }

    private static async Task<bool> TakeAsync(SqlConnection connection)
    {
        await ExecuteAsync(connection, $"EXEC sp_getapplock @Resource = '{Mark}', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 1800000");
        if (await CountAsync(connection, "schema_id = SCHEMA_ID() AND is_ms_shipped = 0") > 0)
        {
            if (await CountAsync(connection, $"object_id = OBJECT_ID('{Mark}')") == 0)
            {
                return false;
            }

            await ClearAsync(connection);
        }

        await ExecuteAsync(connection, $"CREATE TABLE {Mark} (id int)");
        return true;
    }

    private static async Task<ServerDatabase> MakeAsync(SqlConnectionStringBuilder named)
    {
        var name = $"modelcompare_tests_{Guid.NewGuid():n}";
        try
        {
            var connection = await OpenAsync(new SqlConnectionStringBuilder(named.ConnectionString) { InitialCatalog = "master" }.ConnectionString)
                ?? throw new InvalidOperationException($"{Variable} names a server whose master database is closed to its user.");
            await ExecuteAsync(connection, $"CREATE DATABASE [{name}]");
            await ExecuteAsync(connection, $"ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON; ALTER DATABASE [{name}] SET ALLOW_SNAPSHOT_ISOLATION ON;");
            return new(connection, new SqlConnectionStringBuilder(named.ConnectionString) { InitialCatalog = name }.ConnectionString, name);
        }
        catch (SqlException exception)
        {
            throw new InvalidOperationException(
                $"{Variable} names no database in which the user's default schema ('{named.InitialCatalog}') is empty, and another cannot be made: {exception.Message} Name an empty database.",
                exception);
        }
    }

    private static async Task ClearAsync(SqlConnection connection)
    {
        var statements = new List<string>();
        await using (var command = new SqlCommand(Drops, connection))
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                statements.Add(reader.GetString(0));
            }
        }

        foreach (var statement in statements)
        {
            await ExecuteAsync(connection, statement);
        }
    }

    private static async Task<int> CountAsync(SqlConnection connection, string which)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts above.
        command.CommandText = $"SELECT COUNT(*) FROM sys.objects WHERE {which}";
#pragma warning restore CA2100
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(SqlConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // The texts above.
        command.CommandText = text;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
