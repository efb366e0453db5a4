using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pacesetter.Workspaces.Registry.Migrations.Sqlite
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
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    practice = table.Column<string>(type: "TEXT", nullable: false),
                    source_unit = table.Column<string>(type: "TEXT", nullable: true),
                    mentor = table.Column<string>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    ordered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    in_use = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    selected_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    selected_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    compared_with = table.Column<string>(type: "TEXT", nullable: false),
                    baseline_frozen_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    risk_checked_by = table.Column<string>(type: "TEXT", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: true),
                    improved_into = table.Column<string>(type: "TEXT", nullable: true),
                    paused_from = table.Column<string>(type: "TEXT", nullable: true),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adoptions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "appeals",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    conference = table.Column<string>(type: "TEXT", nullable: true),
                    audience = table.Column<string>(type: "TEXT", nullable: false),
                    audience_count = table.Column<int>(type: "INTEGER", nullable: true),
                    audience_units = table.Column<int>(type: "INTEGER", nullable: true),
                    actions = table.Column<string>(type: "TEXT", nullable: false),
                    deliveries = table.Column<string>(type: "TEXT", nullable: false),
                    replies = table.Column<string>(type: "TEXT", nullable: false),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appeals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    previous = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "awards",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    campaign = table.Column<string>(type: "TEXT", nullable: true),
                    holders = table.Column<string>(type: "TEXT", nullable: false),
                    next = table.Column<string>(type: "TEXT", nullable: false),
                    guardrails_hold = table.Column<bool>(type: "INTEGER", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    history = table.Column<string>(type: "TEXT", nullable: false),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_awards", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    populations = table.Column<string>(type: "TEXT", nullable: false),
                    operations = table.Column<string>(type: "TEXT", nullable: false),
                    conditions = table.Column<string>(type: "TEXT", nullable: false),
                    check_days = table.Column<string>(type: "TEXT", nullable: false),
                    prizes = table.Column<string>(type: "TEXT", nullable: false),
                    data_use = table.Column<string>(type: "TEXT", nullable: true),
                    announced_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    enrolments = table.Column<string>(type: "TEXT", nullable: false),
                    checks = table.Column<string>(type: "TEXT", nullable: false),
                    votes = table.Column<string>(type: "TEXT", nullable: false),
                    after_effects = table.Column<string>(type: "TEXT", nullable: true),
                    objections_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "challenges",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    challenger = table.Column<string>(type: "TEXT", nullable: false),
                    challenged = table.Column<string>(type: "TEXT", nullable: false),
                    campaign = table.Column<string>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    responses = table.Column<string>(type: "TEXT", nullable: false),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_challenges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "claims",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    sentence = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    comparator = table.Column<string>(type: "TEXT", nullable: false),
                    measure_unit = table.Column<string>(type: "TEXT", nullable: true),
                    population = table.Column<string>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", nullable: true),
                    record = table.Column<string>(type: "TEXT", nullable: true),
                    computed = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    study = table.Column<string>(type: "TEXT", nullable: true),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_claims", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conferences",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    series = table.Column<string>(type: "TEXT", nullable: true),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    seats = table.Column<int>(type: "INTEGER", nullable: false),
                    reserve = table.Column<bool>(type: "INTEGER", nullable: false),
                    quotas = table.Column<string>(type: "TEXT", nullable: false),
                    delegates = table.Column<string>(type: "TEXT", nullable: false),
                    presentations = table.Column<string>(type: "TEXT", nullable: false),
                    posted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conferences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "entry_moves",
                columns: table => new
                {
                    noun = table.Column<string>(type: "TEXT", nullable: false),
                    entry = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    from_state = table.Column<string>(type: "TEXT", nullable: false),
                    to_state = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    inputs = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry_moves", x => new { x.noun, x.entry, x.version });
                });

            migrationBuilder.CreateTable(
                name: "goals",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: true),
                    metric = table.Column<string>(type: "TEXT", nullable: false),
                    operation = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    target = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    basis = table.Column<string>(type: "TEXT", nullable: true),
                    parent = table.Column<string>(type: "TEXT", nullable: true),
                    levels = table.Column<string>(type: "TEXT", nullable: false),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_goals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_leases",
                columns: table => new
                {
                    job = table.Column<string>(type: "TEXT", nullable: false),
                    holder = table.Column<string>(type: "TEXT", nullable: true),
                    held_until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_run = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_leases", x => x.job);
                });

            migrationBuilder.CreateTable(
                name: "mentorings",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    mentor = table.Column<string>(type: "TEXT", nullable: false),
                    learner = table.Column<string>(type: "TEXT", nullable: false),
                    operation = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    goals = table.Column<string>(type: "TEXT", nullable: false),
                    signed_by = table.Column<string>(type: "TEXT", nullable: false),
                    sessions = table.Column<string>(type: "TEXT", nullable: false),
                    test = table.Column<string>(type: "TEXT", nullable: true),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mentorings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "objections",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false),
                    target_kind = table.Column<string>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    name_withheld = table.Column<bool>(type: "INTEGER", nullable: false),
                    panel = table.Column<string>(type: "TEXT", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    protected_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pledges",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    pledger = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    campaign = table.Column<string>(type: "TEXT", nullable: true),
                    appeal = table.Column<string>(type: "TEXT", nullable: true),
                    metric = table.Column<string>(type: "TEXT", nullable: true),
                    target = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    needs = table.Column<string>(type: "TEXT", nullable: true),
                    revisions = table.Column<string>(type: "TEXT", nullable: false),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pledges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "practices",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    title_zh = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    originator = table.Column<string>(type: "TEXT", nullable: true),
                    metric = table.Column<string>(type: "TEXT", nullable: false),
                    problem = table.Column<string>(type: "TEXT", nullable: true),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    key_points = table.Column<string>(type: "TEXT", nullable: false),
                    conditions = table.Column<string>(type: "TEXT", nullable: false),
                    limits = table.Column<string>(type: "TEXT", nullable: false),
                    contributors = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    measurements = table.Column<string>(type: "TEXT", nullable: false),
                    signatures = table.Column<string>(type: "TEXT", nullable: false),
                    baseline = table.Column<string>(type: "TEXT", nullable: true),
                    prior_art = table.Column<string>(type: "TEXT", nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    presented_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    proven_where = table.Column<string>(type: "TEXT", nullable: true),
                    successor = table.Column<string>(type: "TEXT", nullable: true),
                    queried_from = table.Column<string>(type: "TEXT", nullable: true),
                    versions = table.Column<string>(type: "TEXT", nullable: false),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_practices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quota_revisions",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    operation = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", nullable: true),
                    trigger = table.Column<string>(type: "TEXT", nullable: false),
                    old_minutes = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    minutes = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    setup_minutes = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    change = table.Column<string>(type: "TEXT", nullable: true),
                    study = table.Column<string>(type: "TEXT", nullable: true),
                    observed_by = table.Column<string>(type: "TEXT", nullable: true),
                    impact = table.Column<string>(type: "TEXT", nullable: true),
                    allowances = table.Column<string>(type: "TEXT", nullable: false),
                    notice_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    approved_by = table.Column<string>(type: "TEXT", nullable: false),
                    acknowledgements = table.Column<string>(type: "TEXT", nullable: false),
                    corrects = table.Column<string>(type: "TEXT", nullable: true),
                    through_freeze = table.Column<bool>(type: "INTEGER", nullable: false),
                    applied_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quota_revisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "resolutions",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    conference = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    adopted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    report = table.Column<string>(type: "TEXT", nullable: true),
                    adoptions = table.Column<string>(type: "TEXT", nullable: false),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resolutions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stamps",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stamps", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "suggestions",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    authors = table.Column<string>(type: "TEXT", nullable: false),
                    answer_due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    saving = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    reward = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_suggestions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "titles",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    holder = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    grounds = table.Column<string>(type: "TEXT", nullable: true),
                    nominated_by = table.Column<string>(type: "TEXT", nullable: true),
                    posted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    expires = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    involved = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
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
