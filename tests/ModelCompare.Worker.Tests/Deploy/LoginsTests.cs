using Microsoft.SqlServer.TransactSql.ScriptDom;
using ModelCompare.Worker.Tests.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Deploy;

/// <summary><c>deploy/sqlserver/logins.sql</c>: no SQL Server runs here, so what it grants is read, and held against what is needed.</summary>
public sealed class LoginsTests : IDisposable
{
    private static readonly TSqlScript s_logins = Parse(File.ReadAllText(Path.Combine(ComposeFile.Folder, "sqlserver", "logins.sql")));

    private readonly Desk _desk = new();

    [Fact]
    public void The_owner_may_change_its_schema_and_the_worker_may_only_read_and_write_rows()
    {
        var grants = All<GrantStatement>(s_logins).SelectMany(grant => grant.Principals.SelectMany(user => grant.Permissions.Select(permission =>
            $"{user.Identifier.Value}: {Words(permission.Identifiers)}{(grant.SecurityTargetObject is { } on ? $" on {on.ObjectKind} {Words(on.ObjectName.MultiPartIdentifier.Identifiers)}" : "")}")));

        Assert.Equal(
            [
                "modelcompare_owner: CONTROL on Schema dbo", "modelcompare_owner: CREATE TABLE", "modelcompare_owner: CREATE VIEW",
                "modelcompare_worker: DELETE on Schema dbo", "modelcompare_worker: INSERT on Schema dbo", "modelcompare_worker: SELECT on Schema dbo", "modelcompare_worker: UPDATE on Schema dbo",
            ],
            grants.Order(StringComparer.Ordinal));
        Assert.Empty(All<AlterRoleStatement>(s_logins).Cast<TSqlStatement>().Concat(All<AlterServerRoleStatement>(s_logins)).Concat(All<ExecuteStatement>(s_logins)));
    }

    [Fact]
    public async Task The_schema_is_made_of_nothing_that_the_owner_has_no_right_to_make()
    {
        _desk.Settings["Catalog:Provider"] = "SqlServer";
        _desk.Settings["ConnectionStrings:Catalog"] = "Server=nowhere;Database=modelcompare";

        var definitions = All<TSqlStatement>(Parse(await _desk.PrintAsync("schema")))
            .Select(statement => statement.GetType().Name)
            .Where(name => name.StartsWith("Create", StringComparison.Ordinal) || name.StartsWith("Alter", StringComparison.Ordinal) || name.StartsWith("Drop", StringComparison.Ordinal))
            .Distinct();

        // Sequences, indexes and columns added to tables are covered by CONTROL of the schema.
        Assert.Equal(
            ["AlterTableAddTableElementStatement", "CreateIndexStatement", "CreateSequenceStatement", "CreateTableStatement", "CreateViewStatement"],
            definitions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Readers_wait_for_nobody_and_see_one_moment()
    {
        var options = All<AlterDatabaseSetStatement>(s_logins).SelectMany(set => set.Options).Select(option => option.OptionKind);

        Assert.Equal([DatabaseOptionKind.ReadCommittedSnapshot, DatabaseOptionKind.AllowSnapshotIsolation], options);
    }

    [Fact]
    public void A_script_that_is_run_again_makes_nothing_twice()
    {
        var unconditional = s_logins.Batches.SelectMany(batch => batch.Statements).Where(statement => statement is CreateDatabaseStatement or CreateLoginStatement or CreateUserStatement);

        Assert.Empty(unconditional);
        Assert.Single(All<CreateDatabaseStatement>(s_logins));
        Assert.Equal(2, All<CreateLoginStatement>(s_logins).Count());
        Assert.Equal(2, All<CreateUserStatement>(s_logins).Count());
    }

    public void Dispose() => _desk.Dispose();

    private static TSqlScript Parse(string sql)
    {
        var script = new TSql160Parser(true).Parse(new StringReader(sql), out var errors);
        Assert.Empty(errors.Select(error => $"line {error.Line}: {error.Message}"));
        return (TSqlScript)script;
    }

    private static IEnumerable<T> All<T>(TSqlFragment script)
        where T : TSqlStatement
    {
        var finder = new Finder<T>();
        script.Accept(finder);
        return finder.Found;
    }

    private static string Words(IEnumerable<Identifier> identifiers) => string.Join(' ', identifiers.Select(identifier => identifier.Value));

    private sealed class Finder<T> : TSqlFragmentVisitor
        where T : TSqlStatement
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlStatement node)
        {
            if (node is T wanted)
            {
                Found.Add(wanted);
            }
        }

        // Views are made in EXEC, for they must be alone in a batch.
        public override void Visit(ExecutableStringList node)
        {
            foreach (var text in node.Strings.OfType<StringLiteral>())
            {
                Parse(text.Value).Accept(this);
            }
        }
    }
}
