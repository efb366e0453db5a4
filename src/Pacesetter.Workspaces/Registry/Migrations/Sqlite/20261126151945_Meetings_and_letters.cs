using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pacesetter.Workspaces.Registry.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Meetings_and_letters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ballots",
                table: "conferences",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "nominations",
                table: "conferences",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "tallies",
                table: "conferences",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "text_zh",
                table: "appeals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "title_zh",
                table: "appeals",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ballots",
                table: "conferences");

            migrationBuilder.DropColumn(
                name: "nominations",
                table: "conferences");

            migrationBuilder.DropColumn(
                name: "tallies",
                table: "conferences");

            migrationBuilder.DropColumn(
                name: "text_zh",
                table: "appeals");

            migrationBuilder.DropColumn(
                name: "title_zh",
                table: "appeals");
        }
    }
}
