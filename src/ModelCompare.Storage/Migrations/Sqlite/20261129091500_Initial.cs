using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ModelCompare.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "compared_models",
                columns: table => new
                {
                    slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 400, nullable: false),
                    digest = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    last_reviewed_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_compared_models", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "comparisons",
                columns: table => new
                {
                    left_slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 400, nullable: false),
                    right_slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 400, nullable: false),
                    digest = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comparisons", x => new { x.left_slug, x.right_slug });
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    content_hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    fetched_at = table.Column<string>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    charset = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => x.content_hash);
                });

            migrationBuilder.CreateTable(
                name: "leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    token = table.Column<long>(type: "INTEGER", nullable: false),
                    acquired_at = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<string>(type: "TEXT", nullable: false),
                    served_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "models",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 400, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    developer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    product_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_models", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 32, nullable: false),
                    target = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", maxLength: 100, nullable: false),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    next_attempt_at = table.Column<string>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<string>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "providers",
                columns: table => new
                {
                    provider = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    developer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_providers", x => x.provider);
                });

            migrationBuilder.CreateTable(
                name: "refresh_requests",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 32, nullable: false),
                    key_hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    sources = table.Column<string>(type: "TEXT", nullable: false),
                    ended = table.Column<string>(type: "TEXT", nullable: false),
                    requested_at = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<string>(type: "TEXT", nullable: true),
                    ended_at = table.Column<string>(type: "TEXT", nullable: true),
                    is_cancel_wanted = table.Column<bool>(type: "INTEGER", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refresh_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "source_states",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    trust = table.Column<int>(type: "INTEGER", nullable: true),
                    attempted_at = table.Column<string>(type: "TEXT", nullable: true),
                    succeeded_at = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    etag = table.Column<string>(type: "TEXT", nullable: true),
                    last_modified = table.Column<string>(type: "TEXT", nullable: true),
                    content_hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    url = table.Column<string>(type: "TEXT", nullable: true),
                    fetched_at = table.Column<string>(type: "TEXT", nullable: true),
                    confirmed_at = table.Column<string>(type: "TEXT", nullable: true),
                    fresh_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    stale_told = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    documents = table.Column<int>(type: "INTEGER", nullable: false),
                    facts = table.Column<int>(type: "INTEGER", nullable: false),
                    rejected = table.Column<int>(type: "INTEGER", nullable: false),
                    ignored = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_states", x => x.source_id);
                });

            migrationBuilder.CreateTable(
                name: "listings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    provider = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    provider_model = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    model_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listings", x => x.id);
                    table.ForeignKey(
                        name: "FK_listings_models_model_id",
                        column: x => x.model_id,
                        principalTable: "models",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    digest = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    rule_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    from_value = table.Column<string>(type: "TEXT", nullable: true),
                    to_value = table.Column<string>(type: "TEXT", nullable: true),
                    opened_at = table.Column<string>(type: "TEXT", nullable: false),
                    decision = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    decided_at = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    closed_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holds", x => x.id);
                    table.ForeignKey(
                        name: "FK_holds_source_states_source_id",
                        column: x => x.source_id,
                        principalTable: "source_states",
                        principalColumn: "source_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "refresh_runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    started_at = table.Column<string>(type: "TEXT", nullable: false),
                    finished_at = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    @new = table.Column<int>(name: "new", type: "INTEGER", nullable: false),
                    changed = table.Column<int>(type: "INTEGER", nullable: false),
                    confirmed = table.Column<int>(type: "INTEGER", nullable: false),
                    missing = table.Column<int>(type: "INTEGER", nullable: false),
                    rejected = table.Column<int>(type: "INTEGER", nullable: false),
                    ignored = table.Column<int>(type: "INTEGER", nullable: false),
                    refresh_id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 32, nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refresh_runs", x => x.id);
                    table.ForeignKey(
                        name: "FK_refresh_runs_source_states_source_id",
                        column: x => x.source_id,
                        principalTable: "source_states",
                        principalColumn: "source_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attributes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    attribute = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    listing_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    fetched_at = table.Column<string>(type: "TEXT", nullable: false),
                    locator = table.Column<string>(type: "TEXT", nullable: false),
                    trail = table.Column<string>(type: "TEXT", nullable: false),
                    quote = table.Column<string>(type: "TEXT", nullable: false),
                    reading = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    read_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    first_seen_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    missed_runs = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    replaces_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attributes", x => x.id);
                    table.ForeignKey(
                        name: "FK_attributes_attributes_replaces_id",
                        column: x => x.replaces_id,
                        principalTable: "attributes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_attributes_listings_listing_id",
                        column: x => x.listing_id,
                        principalTable: "listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_attributes_source_states_source_id",
                        column: x => x.source_id,
                        principalTable: "source_states",
                        principalColumn: "source_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "benchmarks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    benchmark = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    metric = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    setting = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    score = table.Column<decimal>(type: "TEXT", nullable: false),
                    listing_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    fetched_at = table.Column<string>(type: "TEXT", nullable: false),
                    locator = table.Column<string>(type: "TEXT", nullable: false),
                    trail = table.Column<string>(type: "TEXT", nullable: false),
                    quote = table.Column<string>(type: "TEXT", nullable: false),
                    reading = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    read_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    first_seen_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    missed_runs = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    replaces_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_benchmarks", x => x.id);
                    table.ForeignKey(
                        name: "FK_benchmarks_benchmarks_replaces_id",
                        column: x => x.replaces_id,
                        principalTable: "benchmarks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_benchmarks_listings_listing_id",
                        column: x => x.listing_id,
                        principalTable: "listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_benchmarks_source_states_source_id",
                        column: x => x.source_id,
                        principalTable: "source_states",
                        principalColumn: "source_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "capabilities",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    capability = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    supported = table.Column<bool>(type: "INTEGER", nullable: false),
                    listing_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    fetched_at = table.Column<string>(type: "TEXT", nullable: false),
                    locator = table.Column<string>(type: "TEXT", nullable: false),
                    trail = table.Column<string>(type: "TEXT", nullable: false),
                    quote = table.Column<string>(type: "TEXT", nullable: false),
                    reading = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    read_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    first_seen_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    missed_runs = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    replaces_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_capabilities", x => x.id);
                    table.ForeignKey(
                        name: "FK_capabilities_capabilities_replaces_id",
                        column: x => x.replaces_id,
                        principalTable: "capabilities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_capabilities_listings_listing_id",
                        column: x => x.listing_id,
                        principalTable: "listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_capabilities_source_states_source_id",
                        column: x => x.source_id,
                        principalTable: "source_states",
                        principalColumn: "source_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "prices",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    meter = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    modality = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    service_tier = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    context = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    context_over = table.Column<long>(type: "INTEGER", nullable: true),
                    context_up_to = table.Column<long>(type: "INTEGER", nullable: true),
                    region = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    variant = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    amount = table.Column<decimal>(type: "TEXT", nullable: true),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    effective_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    listing_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    fetched_at = table.Column<string>(type: "TEXT", nullable: false),
                    locator = table.Column<string>(type: "TEXT", nullable: false),
                    trail = table.Column<string>(type: "TEXT", nullable: false),
                    quote = table.Column<string>(type: "TEXT", nullable: false),
                    reading = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    read_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    first_seen_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    missed_runs = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    replaces_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prices", x => x.id);
                    table.ForeignKey(
                        name: "FK_prices_listings_listing_id",
                        column: x => x.listing_id,
                        principalTable: "listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_prices_prices_replaces_id",
                        column: x => x.replaces_id,
                        principalTable: "prices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_prices_source_states_source_id",
                        column: x => x.source_id,
                        principalTable: "source_states",
                        principalColumn: "source_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_attributes_changed_on",
                table: "attributes",
                column: "changed_on");

            migrationBuilder.CreateIndex(
                name: "IX_attributes_listing_id_closed_on",
                table: "attributes",
                columns: new[] { "listing_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "IX_attributes_replaces_id",
                table: "attributes",
                column: "replaces_id");

            migrationBuilder.CreateIndex(
                name: "IX_attributes_source_id_closed_on",
                table: "attributes",
                columns: new[] { "source_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "IX_benchmarks_changed_on",
                table: "benchmarks",
                column: "changed_on");

            migrationBuilder.CreateIndex(
                name: "IX_benchmarks_listing_id_closed_on",
                table: "benchmarks",
                columns: new[] { "listing_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "IX_benchmarks_replaces_id",
                table: "benchmarks",
                column: "replaces_id");

            migrationBuilder.CreateIndex(
                name: "IX_benchmarks_source_id_closed_on",
                table: "benchmarks",
                columns: new[] { "source_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "IX_capabilities_changed_on",
                table: "capabilities",
                column: "changed_on");

            migrationBuilder.CreateIndex(
                name: "IX_capabilities_listing_id_closed_on",
                table: "capabilities",
                columns: new[] { "listing_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "IX_capabilities_replaces_id",
                table: "capabilities",
                column: "replaces_id");

            migrationBuilder.CreateIndex(
                name: "IX_capabilities_source_id_closed_on",
                table: "capabilities",
                columns: new[] { "source_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "IX_comparisons_right_slug",
                table: "comparisons",
                column: "right_slug");

            migrationBuilder.CreateIndex(
                name: "IX_holds_source_id_decision",
                table: "holds",
                columns: new[] { "source_id", "decision" });

            migrationBuilder.CreateIndex(
                name: "IX_listings_model_id",
                table: "listings",
                column: "model_id");

            migrationBuilder.CreateIndex(
                name: "IX_listings_provider_provider_model",
                table: "listings",
                columns: new[] { "provider", "provider_model" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_models_slug",
                table: "models",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notifications_ended_at_next_attempt_at",
                table: "notifications",
                columns: new[] { "ended_at", "next_attempt_at" });

            migrationBuilder.CreateIndex(
                name: "IX_prices_changed_on",
                table: "prices",
                column: "changed_on");

            migrationBuilder.CreateIndex(
                name: "IX_prices_listing_id_closed_on",
                table: "prices",
                columns: new[] { "listing_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "IX_prices_replaces_id",
                table: "prices",
                column: "replaces_id");

            migrationBuilder.CreateIndex(
                name: "IX_prices_source_id_closed_on",
                table: "prices",
                columns: new[] { "source_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "IX_refresh_requests_key_hash",
                table: "refresh_requests",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_refresh_requests_state_requested_at",
                table: "refresh_requests",
                columns: new[] { "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "IX_refresh_runs_source_id_started_at",
                table: "refresh_runs",
                columns: new[] { "source_id", "started_at" });

            foreach (var view in InitialViews.All)
            {
                migrationBuilder.Sql($"{view};");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var view in InitialViews.Names)
            {
                migrationBuilder.Sql($"DROP VIEW {view};");
            }

            migrationBuilder.DropTable(
                name: "attributes");

            migrationBuilder.DropTable(
                name: "benchmarks");

            migrationBuilder.DropTable(
                name: "capabilities");

            migrationBuilder.DropTable(
                name: "compared_models");

            migrationBuilder.DropTable(
                name: "comparisons");

            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "holds");

            migrationBuilder.DropTable(
                name: "leases");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "prices");

            migrationBuilder.DropTable(
                name: "providers");

            migrationBuilder.DropTable(
                name: "refresh_requests");

            migrationBuilder.DropTable(
                name: "refresh_runs");

            migrationBuilder.DropTable(
                name: "listings");

            migrationBuilder.DropTable(
                name: "source_states");

            migrationBuilder.DropTable(
                name: "models");
        }
    }
}
