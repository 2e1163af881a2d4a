using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Types of the server's columns: what compares, sorts and is kept there must do so as in SQLite and in C#.</summary>
public sealed class ColumnTests
{
    private const int MostBytesOfClusteredKey = 900;
    private const int MostBytesOfKey = 1700;

    [Fact]
    public void Texts_are_told_apart_and_ordered_by_code_points_and_numbers_keep_all_decimals()
    {
        using var context = new SentSql().CreateDbContext();
        var columns = context.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(type => type.GetTableName() is not null).SelectMany(type => type.GetProperties()).ToArray();

        Assert.All(columns.Where(column => column.ClrType == typeof(string)), column => Assert.Equal("Latin1_General_100_BIN2", column.GetCollation()));
        Assert.All(columns.Where(column => column.GetColumnType().StartsWith("decimal", StringComparison.Ordinal)), column => Assert.Equal("decimal(28,12)", column.GetColumnType()));
        Assert.All(columns.Where(column => column.ClrType == typeof(DateTimeOffset)), column => Assert.Equal("datetimeoffset", column.GetColumnType()));
    }

    [Fact]
    public void Keys_are_no_longer_than_the_server_takes()
    {
        using var context = new SentSql().CreateDbContext();

        foreach (var table in context.Model.GetRelationalModel().Tables)
        {
            Assert.True(BytesOf(table.PrimaryKey!.Columns) <= MostBytesOfClusteredKey, table.Name);
            Assert.All(table.Indexes, index => Assert.True(BytesOf(index.Columns) <= MostBytesOfKey, index.Name));
        }
    }

    private static int BytesOf(IEnumerable<IColumn> key) => key.Sum(column => column.StoreTypeMapping switch
    {
        { IsUnicode: true, Size: { } length } => 2 * length,
        { Size: { } length } => length,
        { ClrType: var type } when type == typeof(string) || type == typeof(byte[]) => throw new FormatException($"{column.Table.Name}.{column.Name} has no limit."),
        // The longest of the others, datetimeoffset.
        _ => 10,
    });
}
