using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pacesetter.Workspaces.Registry.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Acknowledged_in_the_audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "acknowledgements",
                table: "quota_revisions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "acknowledgements",
                table: "quota_revisions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
