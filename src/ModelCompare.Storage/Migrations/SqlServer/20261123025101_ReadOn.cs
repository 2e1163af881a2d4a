using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ModelCompare.Storage.Migrations.SqlServer
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
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "read_on",
                table: "capabilities",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "read_on",
                table: "benchmarks",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "read_on",
                table: "attributes",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "read_on",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "read_on",
                table: "capabilities");

            migrationBuilder.DropColumn(
                name: "read_on",
                table: "benchmarks");

            migrationBuilder.DropColumn(
                name: "read_on",
                table: "attributes");
        }
    }
}
