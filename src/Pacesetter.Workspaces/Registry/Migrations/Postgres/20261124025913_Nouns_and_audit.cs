using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pacesetter.Workspaces.Registry.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Nouns_and_audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "adoptions",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    practice = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    mentor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ordered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    in_use = table.Column<DateOnly>(type: "date", nullable: true),
                    selected_from = table.Column<DateOnly>(type: "date", nullable: true),
                    selected_to = table.Column<DateOnly>(type: "date", nullable: true),
                    compared_with = table.Column<string>(type: "jsonb", nullable: false),
                    baseline_frozen_on = table.Column<DateOnly>(type: "date", nullable: true),
                    steps = table.Column<string>(type: "jsonb", nullable: false),
                    risk_checked_by = table.Column<string>(type: "jsonb", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    improved_into = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    paused_from = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adoptions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "appeals",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    conference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    audience = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    audience_count = table.Column<int>(type: "integer", nullable: true),
                    audience_units = table.Column<int>(type: "integer", nullable: true),
                    actions = table.Column<string>(type: "jsonb", nullable: false),
                    deliveries = table.Column<string>(type: "jsonb", nullable: false),
                    replies = table.Column<string>(type: "jsonb", nullable: false),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appeals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    actor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    role = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    noun = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    detail = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    previous = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "awards",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    campaign = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    holders = table.Column<string>(type: "jsonb", nullable: false),
                    next = table.Column<string>(type: "jsonb", nullable: false),
                    guardrails_hold = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: true),
                    history = table.Column<string>(type: "jsonb", nullable: false),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_awards", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    populations = table.Column<string>(type: "jsonb", nullable: false),
                    operations = table.Column<string>(type: "jsonb", nullable: false),
                    conditions = table.Column<string>(type: "jsonb", nullable: false),
                    check_days = table.Column<string>(type: "jsonb", nullable: false),
                    prizes = table.Column<string>(type: "jsonb", nullable: false),
                    data_use = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    announced_on = table.Column<DateOnly>(type: "date", nullable: true),
                    enrolments = table.Column<string>(type: "jsonb", nullable: false),
                    checks = table.Column<string>(type: "jsonb", nullable: false),
                    votes = table.Column<string>(type: "jsonb", nullable: false),
                    after_effects = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    objections_until = table.Column<DateOnly>(type: "date", nullable: true),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "challenges",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    challenger = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    challenged = table.Column<string>(type: "jsonb", nullable: false),
                    campaign = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: true),
                    responses = table.Column<string>(type: "jsonb", nullable: false),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_challenges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "claims",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sentence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quantity = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    comparator = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    measure_unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    population = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    basis = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    record = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    computed = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    evidence = table.Column<string>(type: "jsonb", nullable: false),
                    study = table.Column<string>(type: "jsonb", nullable: true),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_claims", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conferences",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    series = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ordinal = table.Column<int>(type: "integer", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    place = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    reserve = table.Column<bool>(type: "boolean", nullable: false),
                    quotas = table.Column<string>(type: "jsonb", nullable: false),
                    delegates = table.Column<string>(type: "jsonb", nullable: false),
                    presentations = table.Column<string>(type: "jsonb", nullable: false),
                    posted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conferences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "entry_moves",
                columns: table => new
                {
                    noun = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entry = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    from_state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    to_state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    person = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    role = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    why = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    inputs = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry_moves", x => new { x.noun, x.entry, x.version });
                });

            migrationBuilder.CreateTable(
                name: "goals",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    metric = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    operation = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    target = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    basis = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    parent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    levels = table.Column<string>(type: "jsonb", nullable: false),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_goals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_leases",
                columns: table => new
                {
                    job = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    holder = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    held_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_run = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_leases", x => x.job);
                });

            migrationBuilder.CreateTable(
                name: "mentorings",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mentor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    learner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    operation = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    goals = table.Column<string>(type: "jsonb", nullable: false),
                    signed_by = table.Column<string>(type: "jsonb", nullable: false),
                    sessions = table.Column<string>(type: "jsonb", nullable: false),
                    test = table.Column<string>(type: "jsonb", nullable: true),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mentorings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "objections",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target_kind = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_withheld = table.Column<bool>(type: "boolean", nullable: false),
                    panel = table.Column<string>(type: "jsonb", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    protected_until = table.Column<DateOnly>(type: "date", nullable: true),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pledges",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    pledger = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    campaign = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    appeal = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    metric = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    target = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    needs = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revisions = table.Column<string>(type: "jsonb", nullable: false),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pledges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "practices",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title_zh = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    originator = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    metric = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    problem = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    steps = table.Column<string>(type: "jsonb", nullable: false),
                    key_points = table.Column<string>(type: "jsonb", nullable: false),
                    conditions = table.Column<string>(type: "jsonb", nullable: false),
                    limits = table.Column<string>(type: "jsonb", nullable: false),
                    contributors = table.Column<string>(type: "jsonb", nullable: false),
                    evidence = table.Column<string>(type: "jsonb", nullable: false),
                    measurements = table.Column<string>(type: "jsonb", nullable: false),
                    signatures = table.Column<string>(type: "jsonb", nullable: false),
                    baseline = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    prior_art = table.Column<string>(type: "jsonb", nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    presented_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proven_where = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    successor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    queried_from = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    versions = table.Column<string>(type: "jsonb", nullable: false),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_practices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quota_revisions",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    operation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    @class = table.Column<string>(name: "class", type: "text", nullable: true, collation: "C"),
                    trigger = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    old_minutes = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    minutes = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    setup_minutes = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    basis = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    change = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    study = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    observed_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    impact = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    allowances = table.Column<string>(type: "jsonb", nullable: false),
                    notice_on = table.Column<DateOnly>(type: "date", nullable: true),
                    approved_by = table.Column<string>(type: "jsonb", nullable: false),
                    acknowledgements = table.Column<string>(type: "jsonb", nullable: false),
                    corrects = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    through_freeze = table.Column<bool>(type: "boolean", nullable: false),
                    applied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quota_revisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "resolutions",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    conference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    adopted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    report = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    adoptions = table.Column<string>(type: "jsonb", nullable: false),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resolutions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stamps",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stamps", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "suggestions",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    authors = table.Column<string>(type: "jsonb", nullable: false),
                    answer_due = table.Column<DateOnly>(type: "date", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    saving = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    reward = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_suggestions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "titles",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    holder = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    grounds = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    nominated_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    posted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    expires = table.Column<DateOnly>(type: "date", nullable: true),
                    involved = table.Column<string>(type: "jsonb", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_titles", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "audit_head",
                columns: new[] { "id", "hash", "sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_adoptions_state",
                table: "adoptions",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_adoptions_unit",
                table: "adoptions",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_appeals_state",
                table: "appeals",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_appeals_unit",
                table: "appeals",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_noun_subject",
                table: "audit_entries",
                columns: new[] { "noun", "subject" });

            migrationBuilder.CreateIndex(
                name: "IX_awards_state",
                table: "awards",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_awards_unit",
                table: "awards",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_state",
                table: "campaigns",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_unit",
                table: "campaigns",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_challenges_state",
                table: "challenges",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_challenges_unit",
                table: "challenges",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_claims_state",
                table: "claims",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_claims_unit",
                table: "claims",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_conferences_series_ordinal",
                table: "conferences",
                columns: new[] { "series", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conferences_state",
                table: "conferences",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_conferences_unit",
                table: "conferences",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_goals_state",
                table: "goals",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_goals_unit",
                table: "goals",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_mentorings_state",
                table: "mentorings",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_mentorings_unit",
                table: "mentorings",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_objections_state",
                table: "objections",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_objections_unit",
                table: "objections",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_pledges_state",
                table: "pledges",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_pledges_unit",
                table: "pledges",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_practices_state",
                table: "practices",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_practices_unit",
                table: "practices",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_quota_revisions_state",
                table: "quota_revisions",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_quota_revisions_unit",
                table: "quota_revisions",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_resolutions_state",
                table: "resolutions",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_resolutions_unit",
                table: "resolutions",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_suggestions_state",
                table: "suggestions",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_suggestions_unit",
                table: "suggestions",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "IX_titles_holder_name_period",
                table: "titles",
                columns: new[] { "holder", "name", "period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_titles_state",
                table: "titles",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_titles_unit",
                table: "titles",
                column: "unit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adoptions");

            migrationBuilder.DropTable(
                name: "appeals");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "audit_head");

            migrationBuilder.DropTable(
                name: "awards");

            migrationBuilder.DropTable(
                name: "campaigns");

            migrationBuilder.DropTable(
                name: "challenges");

            migrationBuilder.DropTable(
                name: "claims");

            migrationBuilder.DropTable(
                name: "conferences");

            migrationBuilder.DropTable(
                name: "entry_moves");

            migrationBuilder.DropTable(
                name: "goals");

            migrationBuilder.DropTable(
                name: "job_leases");

            migrationBuilder.DropTable(
                name: "mentorings");

            migrationBuilder.DropTable(
                name: "objections");

            migrationBuilder.DropTable(
                name: "pledges");

            migrationBuilder.DropTable(
                name: "practices");

            migrationBuilder.DropTable(
                name: "quota_revisions");

            migrationBuilder.DropTable(
                name: "resolutions");

            migrationBuilder.DropTable(
                name: "stamps");

            migrationBuilder.DropTable(
                name: "suggestions");

            migrationBuilder.DropTable(
                name: "titles");
        }
    }
}
