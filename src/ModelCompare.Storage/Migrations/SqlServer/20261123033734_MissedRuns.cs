using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ModelCompare.Storage.Migrations.SqlServer
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
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "missed_runs",
                table: "capabilities",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "missed_runs",
                table: "benchmarks",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "missed_runs",
                table: "attributes",
                type: "int",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "missed_runs",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "missed_runs",
                table: "capabilities");

            migrationBuilder.DropColumn(
                name: "missed_runs",
                table: "benchmarks");

            migrationBuilder.DropColumn(
                name: "missed_runs",
                table: "attributes");
        }
    }
}
