using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ModelCompare.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MissedRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "missed_runs",
                table: "prices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "missed_runs",
                table: "capabilities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "missed_runs",
                table: "benchmarks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "missed_runs",
                table: "attributes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // EF would make each table anew, which SQLite refuses while a view rests on it.
            migrationBuilder.Sql("ALTER TABLE prices DROP COLUMN missed_runs");
            migrationBuilder.Sql("ALTER TABLE capabilities DROP COLUMN missed_runs");
            migrationBuilder.Sql("ALTER TABLE benchmarks DROP COLUMN missed_runs");
            migrationBuilder.Sql("ALTER TABLE attributes DROP COLUMN missed_runs");
        }
    }
}
