using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ModelCompare.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReadOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "read_on",
                table: "prices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "read_on",
                table: "capabilities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "read_on",
                table: "benchmarks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "read_on",
                table: "attributes",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // EF would make each table anew, which SQLite refuses while a view rests on it.
            migrationBuilder.Sql("ALTER TABLE prices DROP COLUMN read_on");
            migrationBuilder.Sql("ALTER TABLE capabilities DROP COLUMN read_on");
            migrationBuilder.Sql("ALTER TABLE benchmarks DROP COLUMN read_on");
            migrationBuilder.Sql("ALTER TABLE attributes DROP COLUMN read_on");
        }
    }
}
