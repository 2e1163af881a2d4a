using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Reads T-SQL as SQL Server 2019 does, the oldest that is meant.</summary>
internal static class TransactSql
{
    /// <summary>The script, or an exception that names its first error.</summary>
    public static TSqlScript Parse(string sql)
    {
        var fragment = new TSql150Parser(true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0
            ? (TSqlScript)fragment
            : throw new FormatException($"line {errors[0].Line}: {errors[0].Message}\n{sql}");
    }

    /// <summary>
    /// What a migration script defines: tables, indexes, sequences and views, also under conditions and in EXEC strings. Columns
    /// that a later migration adds stand in their table, for a model is made of definitions and knows no changes.
    /// </summary>
    public static IReadOnlyList<string> Definitions(string sql)
    {
        var definitions = new DefinitionVisitor();
        Parse(sql).Accept(definitions);
        return [.. definitions.Statements.Select(TextOf)];
    }

    private static string TextOf(TSqlStatement statement)
    {
        new Sql150ScriptGenerator().GenerateScript(statement, out var text);
        return text;
    }

    private sealed class DefinitionVisitor : TSqlFragmentVisitor
    {
        public List<TSqlStatement> Statements { get; } = [];

        public override void Visit(CreateTableStatement node) => Statements.Add(node);

        public override void Visit(CreateIndexStatement node) => Statements.Add(node);

        public override void Visit(CreateSequenceStatement node) => Statements.Add(node);

        public override void Visit(CreateViewStatement node) => Statements.Add(node);

        public override void Visit(AlterTableStatement node)
        {
            if (node is not AlterTableAddTableElementStatement { Definition.ColumnDefinitions: { Count: > 0 } added })
            {
                Statements.Add(node);
                return;
            }

            var table = Statements.OfType<CreateTableStatement>().Single(table => NameOf(table.SchemaObjectName) == NameOf(node.SchemaObjectName));
            foreach (var column in added)
            {
                table.Definition.ColumnDefinitions.Add(column);
            }
        }

        public override void Visit(ExecutableStringList node)
        {
            foreach (var text in node.Strings.OfType<StringLiteral>())
            {
                Parse(text.Value).Accept(this);
            }
        }

        private static string NameOf(SchemaObjectName name) => name.BaseIdentifier.Value;
    }
}
