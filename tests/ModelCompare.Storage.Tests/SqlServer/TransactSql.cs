using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Reads T-SQL as SQL Server 2022 does.</summary>
internal static class TransactSql
{
    /// <summary>The script, or an exception that names its first error.</summary>
    public static TSqlScript Parse(string sql)
    {
        var fragment = new TSql160Parser(true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0
            ? (TSqlScript)fragment
            : throw new FormatException($"line {errors[0].Line}: {errors[0].Message}\n{sql}");
    }

    /// <summary>What a migration script defines: tables, indexes, sequences and views, also under conditions and in EXEC strings.</summary>
    public static IReadOnlyList<string> Definitions(string sql)
    {
        var definitions = new DefinitionVisitor();
        Parse(sql).Accept(definitions);
        return [.. definitions.Texts];
    }

    private sealed class DefinitionVisitor : TSqlFragmentVisitor
    {
        private readonly Sql160ScriptGenerator _generator = new();

        public List<string> Texts { get; } = [];

        public override void Visit(CreateTableStatement node) => Keep(node);

        public override void Visit(CreateIndexStatement node) => Keep(node);

        public override void Visit(CreateSequenceStatement node) => Keep(node);

        public override void Visit(CreateViewStatement node) => Keep(node);

        public override void Visit(AlterTableStatement node) => Keep(node);

        public override void Visit(ExecutableStringList node)
        {
            foreach (var text in node.Strings.OfType<StringLiteral>())
            {
                Texts.AddRange(Definitions(text.Value));
            }
        }

        private void Keep(TSqlStatement statement)
        {
            _generator.GenerateScript(statement, out var text);
            Texts.Add(text);
        }
    }
}
