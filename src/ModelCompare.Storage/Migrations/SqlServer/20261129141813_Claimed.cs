using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ModelCompare.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Claimed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "claimed",
                table: "source_states",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "claimed",
                table: "refresh_runs",
                type: "int",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "claimed",
                table: "source_states");

            migrationBuilder.DropColumn(
                name: "claimed",
                table: "refresh_runs");
        }
    }
}
