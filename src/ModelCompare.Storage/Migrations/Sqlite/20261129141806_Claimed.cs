using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ModelCompare.Storage.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "claimed",
                table: "refresh_runs",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Not DropColumn, for which EF makes the table anew: the views that read it stand in the way.
            migrationBuilder.Sql("ALTER TABLE source_states DROP COLUMN claimed");
            migrationBuilder.Sql("ALTER TABLE refresh_runs DROP COLUMN claimed");
        }
    }
}
