using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>Makes one SQLite file fail, where EF tells of its connections and statements, while this is not disposed.</summary>
internal sealed class DatabaseFaults : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const int DiskError = 10;

    private readonly string _file;
    private readonly List<IDisposable> _subscriptions = [];
    private int _statements;

    public DatabaseFaults(string file)
    {
        _file = file;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Pages that the file may have, as if its disk had room for no more; null for no limit.</summary>
    public int? MaxPages { get; init; }

    /// <summary>The connection is lost at this statement, from 1, and at all after it; null for never.</summary>
    public int? LostAt { get; init; }

    /// <summary>Whether a fault was made.</summary>
    public bool HasStruck { get; private set; }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        switch (value.Value)
        {
            case ConnectionEndEventData opened when value.Key == RelationalEventId.ConnectionOpened.Name && IsOurs(opened.Connection) && MaxPages is not null:
                using (var command = opened.Connection.CreateCommand())
                {
#pragma warning disable CA2100 // A number.
                    command.CommandText = $"PRAGMA max_page_count = {MaxPages}";
#pragma warning restore CA2100
                    command.ExecuteScalar();
                }

                break;
            case CommandEventData executing when value.Key == RelationalEventId.CommandExecuting.Name && IsOurs(executing.Connection) && Interlocked.Increment(ref _statements) >= LostAt:
                HasStruck = true;
                throw new SqliteException("SQLite Error 10: 'disk I/O error'.", DiskError);
            default:
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    private bool IsOurs(DbConnection? connection) => connection is SqliteConnection sqlite && new SqliteConnectionStringBuilder(sqlite.ConnectionString).DataSource == _file;
}
