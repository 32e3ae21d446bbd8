"""Open the register: every table of the domain, and what the database itself enforces.

Revision: 0001, the first.

Long texts stand last in each table, so that lists never read through them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ADJUSTMENT_KIND = (
    "add",
    "cancel",
    "delegate",
    "take_back",
    "take_over",
    "change_element",
    "change_basis",
    "merge",
    "split",
    "suspend",
    "transfer",
    "entrust",
)
ADJUSTMENT_STAGE = (
    "draft",
    "submitted",
    "opinions",
    "legality_review",
    "examined",
    "approved",
    "published",
    "returned",
    "rejected",
)
CASE_KIND = (
    "penalty",
    "inspection",
    "coercion",
)
CASE_ORIGIN = (
    "recorded",
    "imported",
    "generated",
)
CASE_SOURCE = (
    "site_check",
    "complaint",
    "report",
    "assigned",
    "transferred",
    "media",
    "other",
)
CERTIFICATE_KIND = (
    "uscc",
    "id_card",
    "passport",
    "other",
)
DECISION_OUTCOME = (
    "penalty",
    "no_penalty",
    "not_proven",
    "transfer",
)
PAUSE_KIND = (
    "suspension",
    "hearing",
    "public_notice",
    "test",
    "appraisal",
    "identification",
    "refund",
    "dispute",
    "other",
)
DISPOSAL_KIND = (
    "returned",
    "confiscated",
    "destroyed",
    "police",
    "expired",
)
DISPUTE_KIND = (
    "reconsideration",
    "litigation_first",
    "litigation_appeal",
)
DISPUTE_OUTCOME = (
    "pending",
    "upheld",
    "changed",
    "revoked",
    "found_illegal",
    "ordered_to_perform",
    "settled",
    "withdrawn",
)
DOCUMENT_KIND = (
    "filing_form",
    "site_record",
    "inquiry_record",
    "inspection_notice",
    "inspection_approval",
    "inspection_result",
    "correction_order",
    "investigation_report",
    "prior_notice",
    "hearing_notice",
    "hearing_record",
    "hearing_report",
    "defence_review",
    "review_opinion",
    "discussion_minutes",
    "decision",
    "summary_decision",
    "no_penalty_decision",
    "measure_approval",
    "measure_decision",
    "item_list",
    "extension_notice",
    "lift_decision",
    "demand",
    "execution_decision",
    "court_application",
    "proof_of_service",
    "payment_receipt",
    "closing_report",
    "other",
)
EVIDENCE_KIND = (
    "documentary",
    "physical",
    "audio_visual",
    "electronic",
    "testimony",
    "party_statement",
    "expert_opinion",
    "site_record",
)
EXERCISE_LEVEL = (
    "national",
    "province",
    "city",
    "district",
    "street",
)
INSPECTION_KIND = (
    "daily",
    "case",
    "special",
)
INSPECTION_RESULT = (
    "no_problem",
    "corrected_on_spot",
    "ordered",
    "filed",
    "transferred",
    "not_found",
)
LIST_TIER = (
    "none",
    "lighter",
    "mitigated",
)
MEASURE_KIND = (
    "liberty",
    "seal",
    "seize",
    "freeze",
    "other_measure",
    "additional_fine",
    "transfer_deposit",
    "auction",
    "remove",
    "substitute",
    "other_execution",
)
NORM_LEVEL = (
    "law",
    "admin_regulation",
    "local_regulation",
    "department_rule",
    "local_rule",
    "normative_document",
    "judicial_interpretation",
    "standard",
)
OFFICER_TASK = (
    "handler",
    "assistant",
    "reviewer",
    "approver",
    "hearing_host",
    "hearing_clerk",
    "publisher",
)
OUTCOME = (
    "pass",
    "fail",
    "warn",
    "judge",
    "missing",
    "not_applicable",
)
PARTY_KIND = (
    "natural_person",
    "legal_person",
    "unincorporated",
    "sole_trader",
)
POWER_KIND = (
    "licensing",
    "penalty",
    "coercion",
    "collection",
    "payment",
    "inspection",
    "confirmation",
    "reward",
    "adjudication",
    "other",
)
POWER_SOURCE = (
    "statutory",
    "delegated_above",
    "authorised_above",
    "authorised_same",
    "entrusted_above",
    "entrusted_same",
)
POWER_STATUS = (
    "active",
    "suspended",
    "cancelled",
)
PROCEDURE = (
    "summary",
    "ordinary",
    "on_site",
    "off_site",
    "measure",
    "execution",
)
PUBLICITY_REGIME = (
    "general",
    "market",
    "credit",
)
PUBLICITY_STATUS = (
    "not_due",
    "due",
    "published",
    "withdrawn",
    "exempt",
    "ended",
)
RECORD_STAGE = (
    "start",
    "evidence",
    "review",
    "decision",
    "service",
    "execution",
)
REVIEW_OPINION = (
    "agree",
    "agree_with_changes",
    "return",
    "disagree",
)
REVIEW_POINT = (
    "subject",
    "officers",
    "procedure",
    "facts",
    "evidence",
    "law",
    "authority",
    "documents",
    "crime",
)
REVIEW_STATUS = (
    "not_required",
    "required",
    "pending",
    "passed",
    "returned",
    "stale",
)
ROLE = (
    "officer",
    "reviewer",
    "approver",
    "publisher",
    "supervisor",
    "auditor",
    "administrator",
)
SANCTION_KIND = (
    "warning",
    "fine",
    "confiscate_gains",
    "suspend_business",
    "revoke_licence",
    "detention",
    "other",
    "criticism",
    "confiscate_property",
    "lower_grade",
    "suspend_licence",
    "restrict_business",
    "restrict_employment",
    "closure",
)
SECTOR = (
    "general",
    "public_security",
    "environment",
    "market",
    "labour",
)
SERVICE_METHOD = (
    "direct",
    "leaving",
    "entrusted",
    "post",
    "public_notice",
    "electronic",
)
SEVERITY = (
    "void",
    "major",
    "minor",
)
STAGE = (
    "clue",
    "not_filed",
    "filed",
    "investigated",
    "notified",
    "hearing",
    "heard",
    "decided",
    "served",
    "performed",
    "closed",
    "archived",
    "filing_withdrawn",
    "transferred",
    "terminated",
    "found",
    "told",
    "planned",
    "approved",
    "inspected",
    "correcting",
    "result_told",
    "in_force",
    "extended",
    "lifted",
    "demanded",
    "court_applied",
    "executed",
)
SUBJECT_NATURE = (
    "statutory",
    "authorised",
    "entrusted",
)


def _column(name: str, kind: sa.types.TypeEngine, null: bool) -> sa.Column:
    return sa.Column(name, kind, nullable=null)


def text(name: str, length: int | None = None, *, null: bool = False) -> sa.Column:
    """Return a text column."""
    return _column(name, sa.String(length), null)


def code(name: str, *, null: bool = False) -> sa.Column:
    """Return the column of a code list; `one_of` holds it to the codes."""
    return _column(name, sa.String(32), null)


def whole(name: str, *, null: bool = False) -> sa.Column:
    """Return a column of whole numbers."""
    return _column(name, sa.Integer(), null)


def big(name: str, *, null: bool = False) -> sa.Column:
    """Return a column of fen or bytes."""
    return _column(name, sa.BigInteger(), null)


def decimal(name: str, digits: int, places: int, *, null: bool = False) -> sa.Column:
    """Return a column of decimal numbers."""
    return _column(name, sa.Numeric(digits, places), null)


def flag(name: str, *, null: bool = False) -> sa.Column:
    """Return a yes-or-no column."""
    return _column(name, sa.Boolean(), null)


def day(name: str, *, null: bool = False) -> sa.Column:
    """Return a column of local dates."""
    return _column(name, sa.Date(), null)


def instant(name: str, *, null: bool = False) -> sa.Column:
    """Return a column of instants in UTC."""
    return _column(name, sa.DateTime(timezone=True), null)


def document(name: str, *, null: bool = False) -> sa.Column:
    """Return a JSON column."""
    return _column(name, sa.JSON(), null)


def stamps() -> tuple[sa.Column, ...]:
    """Return who wrote a row when, and how often it was changed."""
    return (
        whole("revision"),
        instant("created_at"),
        whole("created_by", null=True),
        instant("updated_at"),
        whole("updated_by", null=True),
    )


def primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """Return the primary key."""
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    """Return a UNIQUE constraint."""
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def refers(
    table: str, column: str, other: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    """Return a foreign key to the id of another table."""
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)


def check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    """Return a CHECK constraint."""
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def one_of(table: str, column: str, codes: tuple[str, ...]) -> sa.CheckConstraint:
    """Return the CHECK that holds a column to a code list."""
    values = ", ".join(f"'{entry}'" for entry in codes)
    return check(table, column, f"{column} IN ({values})")


def upgrade() -> None:
    """Make the tables, then what SQLAlchemy cannot say."""
    create_tables()
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def create_tables() -> None:
    """Make the tables with their constraints and indexes, the referred-to ones first."""
    op.create_table(
        "agency",
        whole("id"),
        *stamps(),
        text("code", 32),
        text("name", 200),
        text("name_en", 200),
        text("short_name", 100),
        whole("parent_id", null=True),
        code("level"),
        code("nature"),
        code("sector"),
        text("division", 6),
        text("credit_code", 18, null=True),
        text("doc_prefix", 20),
        day("announced_on", null=True),
        day("valid_from", null=True),
        day("valid_to", null=True),
        text("source", 32),
        primary("agency", "id"),
        one_of("agency", "level", EXERCISE_LEVEL),
        one_of("agency", "nature", SUBJECT_NATURE),
        one_of("agency", "sector", SECTOR),
        check(
            "agency", "validity", "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from"
        ),
        refers("agency", "parent_id", "agency"),
        unique("agency", "code"),
        unique("agency", "credit_code"),
    )
    op.create_index("ix_agency_name", "agency", ["name"])
    op.create_index("ix_agency_parent_id", "agency", ["parent_id"])

    op.create_table(
        "setting",
        text("key", 64),
        text("value"),
        primary("setting", "key"),
    )

    op.create_table(
        "document_counter",
        whole("agency_id"),
        code("kind"),
        whole("year"),
        whole("last_serial"),
        primary("document_counter", "agency_id", "kind", "year"),
        one_of("document_counter", "kind", DOCUMENT_KIND),
        refers("document_counter", "agency_id", "agency"),
    )

    op.create_table(
        "officer",
        whole("id"),
        *stamps(),
        whole("agency_id"),
        text("name", 50),
        text("post", 50),
        flag("is_head"),
        text("legal_qualification_no", 40, null=True),
        day("legal_qualification_on", null=True),
        day("first_reviewed_on", null=True),
        day("active_from", null=True),
        day("active_to", null=True),
        primary("officer", "id"),
        refers("officer", "agency_id", "agency"),
    )
    op.create_index("ix_officer_agency_id", "officer", ["agency_id"])

    op.create_table(
        "account",
        whole("id"),
        *stamps(),
        text("username", 50),
        whole("officer_id", null=True),
        text("password_hash", 255, null=True),
        flag("must_change_password"),
        flag("demo"),
        flag("disabled"),
        whole("failed_attempts"),
        instant("locked_until", null=True),
        text("language", 5, null=True),
        primary("account", "id"),
        check("account", "failed_attempts", "failed_attempts >= 0"),
        refers("account", "officer_id", "officer"),
        unique("account", "username"),
    )
    op.create_index("ix_account_officer_id", "account", ["officer_id"])

    op.create_table(
        "account_role",
        whole("id"),
        *stamps(),
        whole("account_id"),
        code("role"),
        whole("agency_id", null=True),
        primary("account_role", "id"),
        one_of("account_role", "role", ROLE),
        refers("account_role", "account_id", "account"),
        refers("account_role", "agency_id", "agency"),
        refers("account_role", "created_by", "account"),
        refers("account_role", "updated_by", "account"),
        unique("account_role", "account_id", "role", "agency_id"),
    )
    op.create_index("ix_account_role_account_id", "account_role", ["account_id"])
    op.create_index(
        "uq_account_role_city_wide",
        "account_role",
        ["account_id", "role"],
        unique=True,
        sqlite_where=sa.text("agency_id IS NULL"),
        postgresql_where=sa.text("agency_id IS NULL"),
    )

    op.create_table(
        "agency_alias",
        whole("id"),
        *stamps(),
        whole("agency_id", null=True),
        text("alias", 200),
        text("official_name", 200),
        primary("agency_alias", "id"),
        refers("agency_alias", "agency_id", "agency"),
        refers("agency_alias", "created_by", "account"),
        refers("agency_alias", "updated_by", "account"),
        unique("agency_alias", "alias"),
    )
    op.create_index("ix_agency_alias_agency_id", "agency_alias", ["agency_id"])

    op.create_table(
        "annual_report",
        whole("id"),
        *stamps(),
        whole("agency_id"),
        whole("year"),
        day("published_on", null=True),
        document("content"),
        primary("annual_report", "id"),
        refers("annual_report", "agency_id", "agency"),
        refers("annual_report", "created_by", "account"),
        refers("annual_report", "updated_by", "account"),
        unique("annual_report", "agency_id", "year"),
    )

    op.create_table(
        "certificate",
        whole("id"),
        *stamps(),
        whole("officer_id"),
        text("number", 40),
        text("field", 50),
        text("issuer", 100),
        day("valid_from"),
        day("valid_to"),
        primary("certificate", "id"),
        check(
            "certificate",
            "validity",
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from",
        ),
        refers("certificate", "created_by", "account"),
        refers("certificate", "officer_id", "officer"),
        refers("certificate", "updated_by", "account"),
        unique("certificate", "number"),
    )
    op.create_index("ix_certificate_officer_id", "certificate", ["officer_id"])

    op.create_table(
        "check_plan",
        whole("id"),
        *stamps(),
        whole("agency_id"),
        text("number", 64),
        text("title", 200),
        whole("year"),
        day("filed_on", null=True),
        day("published_on", null=True),
        primary("check_plan", "id"),
        refers("check_plan", "agency_id", "agency"),
        refers("check_plan", "created_by", "account"),
        refers("check_plan", "updated_by", "account"),
        unique("check_plan", "number"),
    )
    op.create_index("ix_check_plan_agency_id", "check_plan", ["agency_id"])

    op.create_table(
        "division",
        text("code", 6),
        *stamps(),
        text("name", 100),
        text("parent_code", 6),
        primary("division", "code"),
        check("division", "code_length", "length(code) IN (2, 4, 6)"),
        refers("division", "created_by", "account"),
        refers("division", "updated_by", "account"),
    )
    op.create_index("ix_division_name", "division", ["name"])
    op.create_index("ix_division_parent_code", "division", ["parent_code"])

    op.create_table(
        "draft",
        whole("id"),
        whole("account_id"),
        text("form", 64),
        text("subject", 64),
        instant("updated_at"),
        document("content"),
        primary("draft", "id"),
        refers("draft", "account_id", "account"),
        unique("draft", "account_id", "form", "subject"),
    )

    op.create_table(
        "entrustment",
        whole("id"),
        *stamps(),
        whole("principal_id"),
        whole("entrusted_id"),
        text("document_no", 64),
        day("published_on", null=True),
        day("valid_from"),
        day("valid_to", null=True),
        text("items"),
        text("scope"),
        primary("entrustment", "id"),
        check(
            "entrustment",
            "validity",
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from",
        ),
        refers("entrustment", "created_by", "account"),
        refers("entrustment", "entrusted_id", "agency"),
        refers("entrustment", "principal_id", "agency"),
        refers("entrustment", "updated_by", "account"),
    )
    op.create_index("ix_entrustment_entrusted_id", "entrustment", ["entrusted_id"])
    op.create_index("ix_entrustment_principal_id", "entrustment", ["principal_id"])

    op.create_table(
        "frequency_cap",
        whole("id"),
        *stamps(),
        whole("agency_id"),
        whole("year"),
        text("risk_class", 2),
        whole("cap"),
        day("published_on", null=True),
        primary("frequency_cap", "id"),
        refers("frequency_cap", "agency_id", "agency"),
        refers("frequency_cap", "created_by", "account"),
        refers("frequency_cap", "updated_by", "account"),
        unique("frequency_cap", "agency_id", "year", "risk_class"),
    )

    op.create_table(
        "import_run",
        whole("id"),
        text("kind", 40),
        text("map_name", 80),
        text("file_name", 255),
        text("file_sha256", 64),
        whole("read"),
        whole("accepted"),
        whole("updated"),
        whole("unchanged"),
        whole("rejected"),
        instant("imported_at"),
        whole("imported_by", null=True),
        primary("import_run", "id"),
        refers("import_run", "imported_by", "account"),
    )

    op.create_table(
        "ledger_entry",
        whole("seq"),
        instant("recorded_at"),
        whole("actor_id", null=True),
        text("command", 64),
        text("subject_type", 40),
        whole("subject_id", null=True),
        text("before_sha256", 64, null=True),
        text("after_sha256", 64, null=True),
        text("leaf_hash", 64),
        text("body"),
        primary("ledger_entry", "seq"),
        check("ledger_entry", "leaf_hash", "length(leaf_hash) = 64"),
        refers("ledger_entry", "actor_id", "account"),
    )
    op.create_index(
        "ix_ledger_entry_subject_type_subject_id", "ledger_entry", ["subject_type", "subject_id"]
    )

    op.create_table(
        "major_decision_rule",
        whole("id"),
        *stamps(),
        whole("agency_id", null=True),
        code("case_kind"),
        code("sanction_kind", null=True),
        text("party_kind", 20),
        big("amount_fen", null=True),
        day("valid_from"),
        day("valid_to", null=True),
        flag("confirmed"),
        text("description"),
        text("description_en"),
        primary("major_decision_rule", "id"),
        check("major_decision_rule", "amount", "amount_fen IS NULL OR amount_fen >= 0"),
        one_of("major_decision_rule", "case_kind", CASE_KIND),
        one_of("major_decision_rule", "sanction_kind", SANCTION_KIND),
        refers("major_decision_rule", "agency_id", "agency"),
        refers("major_decision_rule", "created_by", "account"),
        refers("major_decision_rule", "updated_by", "account"),
    )
    op.create_index("ix_major_decision_rule_agency_id", "major_decision_rule", ["agency_id"])

    op.create_table(
        "monitoring_device",
        whole("id"),
        *stamps(),
        whole("agency_id"),
        text("number", 64),
        text("place", 300),
        day("legal_reviewed_on", null=True),
        day("technically_reviewed_on", null=True),
        day("published_on", null=True),
        day("calibrated_to", null=True),
        primary("monitoring_device", "id"),
        refers("monitoring_device", "agency_id", "agency"),
        refers("monitoring_device", "created_by", "account"),
        refers("monitoring_device", "updated_by", "account"),
        unique("monitoring_device", "number"),
    )
    op.create_index("ix_monitoring_device_agency_id", "monitoring_device", ["agency_id"])

    op.create_table(
        "parameter",
        whole("id"),
        *stamps(),
        text("name", 80),
        text("value", 400),
        text("unit", 20),
        text("region", 6),
        code("sector"),
        text("party_kind", 20),
        day("valid_from"),
        day("valid_to", null=True),
        text("statute", 64),
        text("article", 20),
        flag("confirmed"),
        text("note"),
        primary("parameter", "id"),
        one_of("parameter", "sector", SECTOR),
        check(
            "parameter",
            "validity",
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from",
        ),
        refers("parameter", "created_by", "account"),
        refers("parameter", "updated_by", "account"),
    )
    op.create_index("ix_parameter_lookup", "parameter", ["name", "valid_from"])

    op.create_table(
        "party",
        whole("id"),
        *stamps(),
        code("kind"),
        text("name", 200),
        text("credit_code", 18, null=True),
        text("registration_no", 50, null=True),
        text("organisation_code", 10, null=True),
        text("tax_no", 20, null=True),
        text("institution_no", 20, null=True),
        text("social_group_no", 50, null=True),
        code("certificate_kind", null=True),
        text("certificate_no", 64, null=True),
        day("birth_date", null=True),
        text("representative", 50),
        text("address", 300),
        text("phone", 40),
        text("division", 6),
        text("registry_office", 200),
        text("source", 32),
        primary("party", "id"),
        one_of("party", "certificate_kind", CERTIFICATE_KIND),
        one_of("party", "kind", PARTY_KIND),
        check(
            "party", "person_without_credit_code", "kind <> 'natural_person' OR credit_code IS NULL"
        ),
        refers("party", "created_by", "account"),
        refers("party", "updated_by", "account"),
        unique("party", "credit_code"),
    )
    op.create_index("ix_party_name", "party", ["name"])
    op.create_index("ix_party_registration_no", "party", ["registration_no"])

    op.create_table(
        "policy_decision",
        whole("id"),
        *stamps(),
        whole("agency_id"),
        text("title", 300),
        flag("in_catalogue"),
        day("comment_from", null=True),
        day("comment_to", null=True),
        day("expert_review_on", null=True),
        day("risk_assessed_on", null=True),
        day("fair_competition_reviewed_on", null=True),
        day("legality_from", null=True),
        day("legality_to", null=True),
        day("discussed_on", null=True),
        day("decided_on", null=True),
        day("published_on", null=True),
        day("archived_on", null=True),
        text("minutes"),
        primary("policy_decision", "id"),
        refers("policy_decision", "agency_id", "agency"),
        refers("policy_decision", "created_by", "account"),
        refers("policy_decision", "updated_by", "account"),
    )
    op.create_index("ix_policy_decision_agency_id", "policy_decision", ["agency_id"])

    op.create_table(
        "power",
        whole("id"),
        *stamps(),
        text("code", 32),
        primary("power", "id"),
        refers("power", "created_by", "account"),
        refers("power", "updated_by", "account"),
        unique("power", "code"),
    )

    op.create_table(
        "statute",
        whole("id"),
        *stamps(),
        text("key", 64),
        text("name", 200),
        text("name_en", 300),
        text("short", 200),
        text("short_en", 200),
        code("level"),
        text("document_no", 100),
        text("issuer", 200),
        day("promulgated_on", null=True),
        day("in_force_from", null=True),
        day("in_force_to", null=True),
        text("source", 32),
        primary("statute", "id"),
        check(
            "statute",
            "in_force",
            "in_force_to IS NULL OR in_force_from IS NULL OR in_force_to >= in_force_from",
        ),
        one_of("statute", "level", NORM_LEVEL),
        refers("statute", "created_by", "account"),
        refers("statute", "updated_by", "account"),
        unique("statute", "key"),
    )
    op.create_index("ix_statute_name", "statute", ["name"])
    op.create_index("ix_statute_short", "statute", ["short"])

    op.create_table(
        "adjustment_batch",
        whole("id"),
        *stamps(),
        text("number", 64),
        text("title", 300),
        whole("agency_id", null=True),
        code("stage"),
        day("valid_from", null=True),
        day("approved_on", null=True),
        text("approval_document", 200),
        day("published_on", null=True),
        whole("import_id", null=True),
        text("reason"),
        primary("adjustment_batch", "id"),
        one_of("adjustment_batch", "stage", ADJUSTMENT_STAGE),
        refers("adjustment_batch", "agency_id", "agency"),
        refers("adjustment_batch", "created_by", "account"),
        refers("adjustment_batch", "import_id", "import_run"),
        refers("adjustment_batch", "updated_by", "account"),
        unique("adjustment_batch", "number"),
    )
    op.create_index("ix_adjustment_batch_agency_id", "adjustment_batch", ["agency_id"])

    op.create_table(
        "article",
        whole("id"),
        *stamps(),
        whole("statute_id"),
        text("article", 20),
        text("paragraph", 20),
        text("item", 20),
        day("in_force_from", null=True),
        day("in_force_to", null=True),
        text("summary"),
        text("summary_en"),
        text("text", null=True),
        primary("article", "id"),
        check(
            "article",
            "in_force",
            "in_force_to IS NULL OR in_force_from IS NULL OR in_force_to >= in_force_from",
        ),
        refers("article", "created_by", "account"),
        refers("article", "statute_id", "statute"),
        refers("article", "updated_by", "account"),
        unique("article", "statute_id", "article", "paragraph", "item"),
    )
    op.create_index("ix_article_statute_id", "article", ["statute_id"])

    op.create_table(
        "check_item",
        whole("id"),
        *stamps(),
        whole("agency_id", null=True),
        whole("power_id", null=True),
        text("code", 64),
        text("name", 500),
        text("method", 200),
        text("ratio", 100),
        text("frequency", 200),
        flag("key_item"),
        day("published_on", null=True),
        day("valid_from", null=True),
        day("valid_to", null=True),
        text("objects"),
        text("content"),
        text("basis"),
        primary("check_item", "id"),
        check(
            "check_item",
            "validity",
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from",
        ),
        refers("check_item", "agency_id", "agency"),
        refers("check_item", "created_by", "account"),
        refers("check_item", "power_id", "power"),
        refers("check_item", "updated_by", "account"),
    )
    op.create_index("ix_check_item_agency_id", "check_item", ["agency_id"])

    op.create_table(
        "check_object",
        whole("id"),
        *stamps(),
        whole("agency_id"),
        whole("party_id"),
        text("risk_class", 2),
        flag("active"),
        primary("check_object", "id"),
        refers("check_object", "agency_id", "agency"),
        refers("check_object", "created_by", "account"),
        refers("check_object", "party_id", "party"),
        refers("check_object", "updated_by", "account"),
        unique("check_object", "agency_id", "party_id"),
    )
    op.create_index("ix_check_object_party_id", "check_object", ["party_id"])

    op.create_table(
        "discretion_tier",
        whole("id"),
        *stamps(),
        whole("power_id"),
        whole("tier"),
        text("name", 50),
        big("min_fen", null=True),
        big("max_fen", null=True),
        decimal("multiple_min", 9, 4, null=True),
        decimal("multiple_max", 9, 4, null=True),
        text("base", 20, null=True),
        day("valid_from"),
        day("valid_to", null=True),
        text("condition"),
        primary("discretion_tier", "id"),
        check(
            "discretion_tier", "amounts", "max_fen IS NULL OR min_fen IS NULL OR max_fen >= min_fen"
        ),
        check(
            "discretion_tier",
            "validity",
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from",
        ),
        refers("discretion_tier", "created_by", "account"),
        refers("discretion_tier", "power_id", "power"),
        refers("discretion_tier", "updated_by", "account"),
        unique("discretion_tier", "power_id", "tier", "valid_from"),
    )
    op.create_index("ix_discretion_tier_power_id", "discretion_tier", ["power_id"])

    op.create_table(
        "draw",
        whole("id"),
        *stamps(),
        whole("plan_id"),
        whole("ordinal"),
        text("pool_sha256", 64),
        text("seed", 200),
        text("method", 40),
        instant("drawn_at"),
        text("reason"),
        document("transcript"),
        primary("draw", "id"),
        refers("draw", "created_by", "account"),
        refers("draw", "plan_id", "check_plan"),
        refers("draw", "updated_by", "account"),
    )
    op.create_index("ix_draw_plan_id", "draw", ["plan_id"])

    op.create_table(
        "import_row",
        whole("id"),
        whole("run_id"),
        text("sheet", 100),
        whole("row_no"),
        text("row_sha256", 64),
        text("content_key", 300),
        text("outcome", 12),
        text("table_name", 40),
        whole("row_id", null=True),
        document("original"),
        document("problems"),
        primary("import_row", "id"),
        check(
            "import_row", "outcome", "outcome IN ('accepted', 'updated', 'unchanged', 'rejected')"
        ),
        refers("import_row", "run_id", "import_run"),
        unique("import_row", "run_id", "row_no", "sheet"),
    )
    op.create_index("ix_import_row_content_key", "import_row", ["content_key"])
    op.create_index("ix_import_row_row_sha256", "import_row", ["row_sha256"])

    op.create_table(
        "penalty_list_item",
        whole("id"),
        *stamps(),
        whole("number"),
        whole("power_id"),
        code("tier"),
        text("ground", 32),
        text("version", 20),
        day("valid_from"),
        day("valid_to", null=True),
        text("act"),
        text("conditions"),
        text("measure"),
        primary("penalty_list_item", "id"),
        one_of("penalty_list_item", "tier", LIST_TIER),
        check(
            "penalty_list_item",
            "validity",
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from",
        ),
        refers("penalty_list_item", "created_by", "account"),
        refers("penalty_list_item", "power_id", "power"),
        refers("penalty_list_item", "updated_by", "account"),
        unique("penalty_list_item", "number"),
    )
    op.create_index("ix_penalty_list_item_power_id", "penalty_list_item", ["power_id"])

    op.create_table(
        "adjustment_item",
        whole("id"),
        *stamps(),
        whole("batch_id"),
        whole("ordinal"),
        code("kind"),
        whole("power_id", null=True),
        text("code", 32),
        text("successor_code", 32, null=True),
        text("reason"),
        text("evidence"),
        document("content"),
        primary("adjustment_item", "id"),
        one_of("adjustment_item", "kind", ADJUSTMENT_KIND),
        refers("adjustment_item", "batch_id", "adjustment_batch"),
        refers("adjustment_item", "created_by", "account"),
        refers("adjustment_item", "power_id", "power"),
        refers("adjustment_item", "updated_by", "account"),
        unique("adjustment_item", "batch_id", "ordinal"),
    )
    op.create_index("ix_adjustment_item_power_id", "adjustment_item", ["power_id"])

    op.create_table(
        "adjustment_step",
        whole("id"),
        *stamps(),
        whole("batch_id"),
        whole("ordinal"),
        code("stage"),
        whole("agency_id", null=True),
        whole("officer_id", null=True),
        day("occurred_on"),
        text("opinion"),
        primary("adjustment_step", "id"),
        one_of("adjustment_step", "stage", ADJUSTMENT_STAGE),
        refers("adjustment_step", "agency_id", "agency"),
        refers("adjustment_step", "batch_id", "adjustment_batch"),
        refers("adjustment_step", "created_by", "account"),
        refers("adjustment_step", "officer_id", "officer"),
        refers("adjustment_step", "updated_by", "account"),
        unique("adjustment_step", "batch_id", "ordinal"),
    )

    op.create_table(
        "power_version",
        whole("id"),
        *stamps(),
        whole("power_id"),
        whole("version"),
        text("name", 500),
        text("name_en", 500),
        code("kind"),
        whole("agency_id"),
        code("level"),
        code("nature"),
        code("source"),
        text("domain", 100),
        text("handling_unit", 200),
        whole("statutory_days", null=True),
        whole("promised_days", null=True),
        text("day_kind", 10),
        flag("charges"),
        text("supervision_phone", 40),
        flag("three_list"),
        flag("review_required"),
        flag("crime_link"),
        flag("credit_flag"),
        code("status"),
        flag("synthetic"),
        whole("batch_id", null=True),
        day("valid_from"),
        day("valid_to", null=True),
        instant("recorded_at"),
        instant("superseded_at", null=True),
        document("duties"),
        document("accountability"),
        text("remedies"),
        text("fee_basis"),
        document("service_flags"),
        text("basis_text"),
        primary("power_version", "id"),
        one_of("power_version", "kind", POWER_KIND),
        one_of("power_version", "level", EXERCISE_LEVEL),
        one_of("power_version", "nature", SUBJECT_NATURE),
        check(
            "power_version", "record_time", "superseded_at IS NULL OR superseded_at > recorded_at"
        ),
        one_of("power_version", "source", POWER_SOURCE),
        one_of("power_version", "status", POWER_STATUS),
        check(
            "power_version",
            "validity",
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from",
        ),
        check("power_version", "version", "version >= 1"),
        refers("power_version", "agency_id", "agency"),
        refers("power_version", "batch_id", "adjustment_batch"),
        refers("power_version", "created_by", "account"),
        refers("power_version", "power_id", "power"),
        refers("power_version", "updated_by", "account"),
        unique("power_version", "power_id", "version"),
    )
    op.create_index("ix_power_version_agency_id_kind", "power_version", ["agency_id", "kind"])
    op.create_index(
        "ix_power_version_power_id_valid_from", "power_version", ["power_id", "valid_from"]
    )

    op.create_table(
        "cases",
        whole("id"),
        *stamps(),
        code("review_status"),
        instant("review_submitted_at", null=True),
        whole("reviewer_id", null=True),
        text("reviewer_qualification", 40, null=True),
        code("review_opinion", null=True),
        day("reviewed_on", null=True),
        text("reviewed_digest", 64, null=True),
        flag("text_record_start", null=True),
        flag("text_record_evidence", null=True),
        flag("text_record_review", null=True),
        flag("text_record_decision", null=True),
        flag("text_record_service", null=True),
        flag("text_record_execution", null=True),
        flag("record_complete"),
        flag("av_required"),
        flag("av_present"),
        text("av_digest", 64, null=True),
        whole("av_seconds", null=True),
        text("archive_no", 64, null=True),
        day("archived_on", null=True),
        whole("retention_years", null=True),
        flag("publicity_basis_disclosed", null=True),
        flag("publicity_identity_disclosed", null=True),
        flag("publicity_certificates_shown", null=True),
        flag("publicity_rights_told", null=True),
        code("publicity_regime"),
        code("publicity_status"),
        day("publicity_due_on", null=True),
        day("published_on", null=True),
        day("withdrawn_on", null=True),
        text("ref", 40),
        code("kind"),
        code("procedure"),
        code("stage"),
        code("origin"),
        code("source"),
        whole("source_case_id", null=True),
        code("sector"),
        text("region", 6),
        whole("agency_id"),
        whole("power_id", null=True),
        whole("power_version_id", null=True),
        whole("party_id"),
        text("party_name", 200),
        code("party_kind"),
        text("credit_code", 18, null=True),
        text("cause", 500),
        text("document_no", 100, null=True),
        day("act_from", null=True),
        day("act_to", null=True),
        text("act_place", 300),
        day("discovered_on", null=True),
        flag("continuing", null=True),
        flag("harm", null=True),
        flag("safety", null=True),
        flag("public_interest", null=True),
        flag("major_rights", null=True),
        flag("complex_case", null=True),
        flag("review_by_law", null=True),
        flag("serious", null=True),
        day("filed_on", null=True),
        day("investigated_on", null=True),
        day("notified_on", null=True),
        day("decided_on", null=True),
        day("served_on", null=True),
        day("closed_on", null=True),
        code("outcome", null=True),
        whole("approver_id", null=True),
        day("collective_on", null=True),
        big("fine_fen"),
        big("confiscated_fen"),
        day("payment_due_on", null=True),
        day("deferred_to", null=True),
        day("due_on", null=True),
        text("due_kind", 32, null=True),
        document("review_triggers"),
        text("published_where"),
        text("publicity_exempt_reason"),
        text("withdrawn_reason"),
        text("facts"),
        text("basis_text"),
        text("content"),
        text("collective_minutes"),
        primary("cases", "id"),
        check("cases", "act_period", "act_to IS NULL OR act_from IS NULL OR act_to >= act_from"),
        check("cases", "av_digest", "av_digest IS NULL OR length(av_digest) = 64"),
        check("cases", "confiscated", "confiscated_fen >= 0"),
        check(
            "cases",
            "decided_after_filing",
            "decided_on IS NULL OR filed_on IS NULL OR decided_on >= filed_on",
        ),
        check("cases", "fine", "fine_fen >= 0"),
        one_of("cases", "kind", CASE_KIND),
        one_of("cases", "origin", CASE_ORIGIN),
        one_of("cases", "outcome", DECISION_OUTCOME),
        one_of("cases", "party_kind", PARTY_KIND),
        one_of("cases", "procedure", PROCEDURE),
        one_of("cases", "publicity_regime", PUBLICITY_REGIME),
        one_of("cases", "publicity_status", PUBLICITY_STATUS),
        one_of("cases", "review_opinion", REVIEW_OPINION),
        one_of("cases", "review_status", REVIEW_STATUS),
        one_of("cases", "sector", SECTOR),
        check(
            "cases",
            "served_after_decision",
            "served_on IS NULL OR decided_on IS NULL OR served_on >= decided_on",
        ),
        one_of("cases", "source", CASE_SOURCE),
        one_of("cases", "stage", STAGE),
        check("cases", "withdrawal_reason", "withdrawn_on IS NULL OR withdrawn_reason <> ''"),
        refers("cases", "agency_id", "agency"),
        refers("cases", "approver_id", "officer"),
        refers("cases", "created_by", "account"),
        refers("cases", "party_id", "party"),
        refers("cases", "power_id", "power"),
        refers("cases", "power_version_id", "power_version"),
        refers("cases", "reviewer_id", "officer"),
        refers("cases", "source_case_id", "cases"),
        refers("cases", "updated_by", "account"),
        unique("cases", "ref"),
    )
    op.create_index("ix_cases_agency", "cases", ["agency_id", "decided_on", "id"])
    op.create_index("ix_cases_credit_code", "cases", ["credit_code"])
    op.create_index("ix_cases_decided_on", "cases", ["decided_on", "id"])
    op.create_index("ix_cases_document_no", "cases", ["document_no"])
    op.create_index("ix_cases_due", "cases", ["due_on", "id"])
    op.create_index("ix_cases_facets", "cases", ["kind", "agency_id", "stage"])
    op.create_index("ix_cases_filed_on", "cases", ["filed_on", "id"])
    op.create_index("ix_cases_fine", "cases", ["fine_fen", "id"])
    op.create_index("ix_cases_kind", "cases", ["kind", "decided_on", "id"])
    op.create_index("ix_cases_party_id_decided_on", "cases", ["party_id", "decided_on"])
    op.create_index("ix_cases_power_id_decided_on", "cases", ["power_id", "decided_on"])
    op.create_index(
        "ix_cases_publicity_status_publicity_due_on",
        "cases",
        ["publicity_status", "publicity_due_on"],
    )
    op.create_index("ix_cases_review_status_decided_on", "cases", ["review_status", "decided_on"])
    op.create_index("ix_cases_source_case_id", "cases", ["source_case_id"])
    op.create_index("ix_cases_stage", "cases", ["stage", "decided_on", "id"])

    op.create_table(
        "power_basis",
        whole("id"),
        whole("version_id"),
        whole("ordinal"),
        whole("article_id", null=True),
        text("citation", 300),
        text("original_text"),
        primary("power_basis", "id"),
        refers("power_basis", "article_id", "article"),
        refers("power_basis", "version_id", "power_version", ondelete="CASCADE"),
        unique("power_basis", "version_id", "ordinal"),
    )
    op.create_index("ix_power_basis_article_id", "power_basis", ["article_id"])

    op.create_table(
        "power_measure",
        whole("id"),
        whole("version_id"),
        code("kind"),
        primary("power_measure", "id"),
        one_of("power_measure", "kind", MEASURE_KIND),
        refers("power_measure", "version_id", "power_version", ondelete="CASCADE"),
        unique("power_measure", "version_id", "kind"),
    )

    op.create_table(
        "power_sanction",
        whole("id"),
        whole("version_id"),
        whole("ordinal"),
        code("kind"),
        big("min_fen", null=True),
        big("max_fen", null=True),
        decimal("multiple_min", 9, 4, null=True),
        decimal("multiple_max", 9, 4, null=True),
        text("base", 20, null=True),
        big("base_from_fen", null=True),
        big("base_below_fen", null=True),
        text("party_kind", 20),
        text("condition"),
        primary("power_sanction", "id"),
        check(
            "power_sanction", "amounts", "max_fen IS NULL OR min_fen IS NULL OR max_fen >= min_fen"
        ),
        one_of("power_sanction", "kind", SANCTION_KIND),
        check(
            "power_sanction",
            "multiples",
            "multiple_max IS NULL OR multiple_min IS NULL OR multiple_max >= multiple_min",
        ),
        refers("power_sanction", "version_id", "power_version", ondelete="CASCADE"),
        unique("power_sanction", "version_id", "ordinal"),
    )

    op.create_table(
        "case_officer",
        whole("id"),
        whole("case_id"),
        whole("officer_id"),
        code("task"),
        whole("certificate_id", null=True),
        day("from_on", null=True),
        day("to_on", null=True),
        flag("recused"),
        primary("case_officer", "id"),
        one_of("case_officer", "task", OFFICER_TASK),
        refers("case_officer", "case_id", "cases"),
        refers("case_officer", "certificate_id", "certificate"),
        refers("case_officer", "officer_id", "officer"),
        unique("case_officer", "case_id", "officer_id", "task"),
    )
    op.create_index("ix_case_officer_officer_id", "case_officer", ["officer_id"])

    op.create_table(
        "coercion_detail",
        whole("case_id"),
        code("measure"),
        flag("urgent"),
        instant("approved_at", null=True),
        instant("carried_out_at", null=True),
        instant("approval_made_up_at", null=True),
        day("starts_on", null=True),
        day("ends_on", null=True),
        day("extended_to", null=True),
        day("extension_approved_on", null=True),
        day("extension_told_on", null=True),
        flag("party_present", null=True),
        text("witness", 50),
        text("storage_place", 200),
        day("lifted_on", null=True),
        code("disposal", null=True),
        day("demand_served_on", null=True),
        day("court_applied_on", null=True),
        day("court_ruled_on", null=True),
        text("extension_reason"),
        primary("coercion_detail", "case_id"),
        one_of("coercion_detail", "disposal", DISPOSAL_KIND),
        check(
            "coercion_detail",
            "extension",
            "extended_to IS NULL OR ends_on IS NULL OR extended_to >= ends_on",
        ),
        one_of("coercion_detail", "measure", MEASURE_KIND),
        check(
            "coercion_detail",
            "term",
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on",
        ),
        refers("coercion_detail", "case_id", "cases", ondelete="CASCADE"),
    )

    op.create_table(
        "coercion_item",
        whole("id"),
        whole("case_id"),
        whole("ordinal"),
        text("name", 200),
        text("specification", 200),
        decimal("quantity", 14, 3),
        text("unit", 20),
        big("value_fen", null=True),
        code("disposal", null=True),
        day("disposed_on", null=True),
        primary("coercion_item", "id"),
        one_of("coercion_item", "disposal", DISPOSAL_KIND),
        check("coercion_item", "quantity", "quantity > 0"),
        refers("coercion_item", "case_id", "cases", ondelete="CASCADE"),
        unique("coercion_item", "case_id", "ordinal"),
    )

    op.create_table(
        "complaint",
        whole("id"),
        *stamps(),
        whole("agency_id"),
        whole("case_id", null=True),
        text("channel", 40),
        day("received_on"),
        day("accepted_on", null=True),
        day("answered_on", null=True),
        text("content"),
        text("answer"),
        primary("complaint", "id"),
        refers("complaint", "agency_id", "agency"),
        refers("complaint", "case_id", "cases"),
        refers("complaint", "created_by", "account"),
        refers("complaint", "updated_by", "account"),
    )
    op.create_index("ix_complaint_agency_id", "complaint", ["agency_id"])

    op.create_table(
        "dispute",
        whole("id"),
        *stamps(),
        whole("case_id"),
        code("kind"),
        text("body", 200),
        text("number", 100),
        day("filed_on"),
        day("copy_received_on", null=True),
        flag("simplified"),
        day("replied_on", null=True),
        day("heard_on", null=True),
        flag("head_required", null=True),
        whole("head_officer_id", null=True),
        text("head_rank", 20),
        flag("staff_attended", null=True),
        flag("lawyer_only", null=True),
        code("outcome"),
        day("decided_on", null=True),
        day("served_on", null=True),
        day("performance_due_on", null=True),
        day("performed_on", null=True),
        day("opinion_received_on", null=True),
        day("opinion_answered_on", null=True),
        instant("suspended_at", null=True),
        text("excuse"),
        primary("dispute", "id"),
        check(
            "dispute", "decided", "decided_on IS NULL OR filed_on IS NULL OR decided_on >= filed_on"
        ),
        one_of("dispute", "kind", DISPUTE_KIND),
        one_of("dispute", "outcome", DISPUTE_OUTCOME),
        refers("dispute", "case_id", "cases"),
        refers("dispute", "created_by", "account"),
        refers("dispute", "head_officer_id", "officer"),
        refers("dispute", "updated_by", "account"),
    )
    op.create_index("ix_dispute_case_id", "dispute", ["case_id"])

    op.create_table(
        "document",
        whole("id"),
        *stamps(),
        whole("case_id"),
        whole("agency_id"),
        code("kind"),
        text("number", 100, null=True),
        whole("year", null=True),
        whole("serial", null=True),
        text("title", 200),
        day("issued_on", null=True),
        instant("issued_at", null=True),
        flag("sealed", null=True),
        flag("signed", null=True),
        flag("refusal_noted", null=True),
        flag("reconsideration_first", null=True),
        text("sha256", 64, null=True),
        document("elements"),
        text("content"),
        primary("document", "id"),
        one_of("document", "kind", DOCUMENT_KIND),
        check("document", "serial", "serial IS NULL OR serial >= 1"),
        check("document", "year", "year IS NULL OR year BETWEEN 1949 AND 2999"),
        refers("document", "agency_id", "agency"),
        refers("document", "case_id", "cases"),
        refers("document", "created_by", "account"),
        refers("document", "updated_by", "account"),
        unique("document", "agency_id", "kind", "year", "serial"),
    )
    op.create_index("ix_document_case_id", "document", ["case_id"])
    op.create_index("ix_document_number", "document", ["number"])

    op.create_table(
        "drawn_object",
        whole("id"),
        whole("draw_id"),
        whole("ordinal"),
        whole("object_id"),
        text("risk_class", 2),
        whole("case_id", null=True),
        primary("drawn_object", "id"),
        refers("drawn_object", "case_id", "cases"),
        refers("drawn_object", "draw_id", "draw"),
        refers("drawn_object", "object_id", "check_object"),
        unique("drawn_object", "draw_id", "ordinal"),
    )

    op.create_table(
        "evidence",
        whole("id"),
        *stamps(),
        whole("case_id"),
        code("kind"),
        text("title", 200),
        text("file_name", 200),
        text("sha256", 64, null=True),
        big("size", null=True),
        text("media_type", 100),
        day("collected_on", null=True),
        whole("collected_by", null=True),
        text("place", 300),
        text("note"),
        primary("evidence", "id"),
        one_of("evidence", "kind", EVIDENCE_KIND),
        check("evidence", "sha256", "sha256 IS NULL OR length(sha256) = 64"),
        check("evidence", "size", "size IS NULL OR size >= 0"),
        refers("evidence", "case_id", "cases"),
        refers("evidence", "collected_by", "officer"),
        refers("evidence", "created_by", "account"),
        refers("evidence", "updated_by", "account"),
    )
    op.create_index("ix_evidence_case_id", "evidence", ["case_id"])
    op.create_index("ix_evidence_sha256", "evidence", ["sha256"])

    op.create_table(
        "evidence_registration",
        whole("id"),
        *stamps(),
        whole("case_id"),
        day("approved_on", null=True),
        whole("approver_id", null=True),
        day("registered_on"),
        day("disposed_on", null=True),
        text("items"),
        text("disposal"),
        primary("evidence_registration", "id"),
        check(
            "evidence_registration",
            "disposal",
            "disposed_on IS NULL OR registered_on IS NULL OR disposed_on >= registered_on",
        ),
        refers("evidence_registration", "approver_id", "officer"),
        refers("evidence_registration", "case_id", "cases"),
        refers("evidence_registration", "created_by", "account"),
        refers("evidence_registration", "updated_by", "account"),
    )
    op.create_index("ix_evidence_registration_case_id", "evidence_registration", ["case_id"])

    op.create_table(
        "exclusion",
        whole("id"),
        *stamps(),
        whole("case_id"),
        code("kind", null=True),
        flag("extension"),
        day("from_on"),
        day("to_on", null=True),
        whole("days", null=True),
        day("told_on", null=True),
        whole("approver_id", null=True),
        flag("collective", null=True),
        flag("superior", null=True),
        text("reason"),
        primary("exclusion", "id"),
        one_of("exclusion", "kind", PAUSE_KIND),
        check("exclusion", "period", "to_on IS NULL OR from_on IS NULL OR to_on >= from_on"),
        refers("exclusion", "approver_id", "officer"),
        refers("exclusion", "case_id", "cases"),
        refers("exclusion", "created_by", "account"),
        refers("exclusion", "updated_by", "account"),
    )
    op.create_index("ix_exclusion_case_id", "exclusion", ["case_id"])

    op.create_table(
        "file_review",
        whole("id"),
        *stamps(),
        whole("case_id"),
        whole("officer_id"),
        day("reviewed_on"),
        whole("score", null=True),
        text("grade", 20),
        document("vetoes"),
        document("deductions"),
        primary("file_review", "id"),
        check("file_review", "score", "score IS NULL OR score BETWEEN 0 AND 100"),
        refers("file_review", "case_id", "cases"),
        refers("file_review", "created_by", "account"),
        refers("file_review", "officer_id", "officer"),
        refers("file_review", "updated_by", "account"),
    )
    op.create_index("ix_file_review_case_id", "file_review", ["case_id"])

    op.create_table(
        "hearing",
        whole("id"),
        *stamps(),
        whole("case_id"),
        day("right_told_on", null=True),
        day("requested_on", null=True),
        day("waived_on", null=True),
        day("accepted_on", null=True),
        day("notice_on", null=True),
        day("held_on", null=True),
        text("place", 200),
        whole("host_id", null=True),
        whole("clerk_id", null=True),
        flag("public"),
        flag("attended", null=True),
        flag("record_signed", null=True),
        day("reported_on", null=True),
        text("report"),
        primary("hearing", "id"),
        check("hearing", "held", "held_on IS NULL OR notice_on IS NULL OR held_on >= notice_on"),
        refers("hearing", "case_id", "cases"),
        refers("hearing", "clerk_id", "officer"),
        refers("hearing", "created_by", "account"),
        refers("hearing", "host_id", "officer"),
        refers("hearing", "updated_by", "account"),
        unique("hearing", "case_id"),
    )

    op.create_table(
        "inspection_detail",
        whole("case_id"),
        code("kind"),
        code("result", null=True),
        text("plan_no", 64),
        instant("approved_at", null=True),
        flag("urgent"),
        day("notified_on", null=True),
        flag("unannounced"),
        flag("code_scanned", null=True),
        flag("frequency_told", null=True),
        instant("inspected_at", null=True),
        day("result_told_on", null=True),
        day("correction_due_on", null=True),
        day("rechecked_on", null=True),
        flag("signed", null=True),
        whole("draw_id", null=True),
        text("items"),
        primary("inspection_detail", "case_id"),
        one_of("inspection_detail", "kind", INSPECTION_KIND),
        one_of("inspection_detail", "result", INSPECTION_RESULT),
        refers("inspection_detail", "case_id", "cases", ondelete="CASCADE"),
        refers("inspection_detail", "draw_id", "draw"),
    )

    op.create_table(
        "payment",
        whole("id"),
        *stamps(),
        whole("case_id"),
        day("due_on", null=True),
        day("paid_on", null=True),
        big("amount_fen"),
        text("kind", 20),
        text("channel", 20),
        text("receipt_no", 64),
        primary("payment", "id"),
        check("payment", "amount", "amount_fen > 0"),
        refers("payment", "case_id", "cases"),
        refers("payment", "created_by", "account"),
        refers("payment", "updated_by", "account"),
    )
    op.create_index("ix_payment_case_id", "payment", ["case_id"])

    op.create_table(
        "penalty_detail",
        whole("case_id"),
        whole("tier_id", null=True),
        whole("list_item_id", null=True),
        text("law_choice", 3, null=True),
        day("correction_due_on", null=True),
        day("rights_told_on", null=True),
        big("proposed_fine_fen", null=True),
        day("defence_reviewed_on", null=True),
        flag("hearing_right_told", null=True),
        flag("collected_on_spot"),
        big("additional_fine_fen", null=True),
        day("additional_fine_to", null=True),
        document("leniency_grounds"),
        text("discretion_reason"),
        text("law_reason"),
        text("proposed_content"),
        text("defence_text"),
        text("defence_review"),
        primary("penalty_detail", "case_id"),
        refers("penalty_detail", "case_id", "cases", ondelete="CASCADE"),
        refers("penalty_detail", "list_item_id", "penalty_list_item"),
        refers("penalty_detail", "tier_id", "discretion_tier"),
    )

    op.create_table(
        "planted_defect",
        whole("id"),
        whole("case_id"),
        text("check_code", 10),
        text("note"),
        primary("planted_defect", "id"),
        refers("planted_defect", "case_id", "cases"),
    )
    op.create_index("ix_planted_defect_case_id", "planted_defect", ["case_id"])

    op.create_table(
        "publication",
        whole("id"),
        *stamps(),
        whole("case_id"),
        code("regime"),
        text("place", 200),
        day("published_on"),
        whole("published_by", null=True),
        text("content_sha256", 64, null=True),
        day("shown_until", null=True),
        day("withdrawn_on", null=True),
        text("content"),
        text("withdrawn_reason"),
        primary("publication", "id"),
        one_of("publication", "regime", PUBLICITY_REGIME),
        check(
            "publication",
            "shown",
            "shown_until IS NULL OR published_on IS NULL OR shown_until >= published_on",
        ),
        check(
            "publication",
            "withdrawal",
            "withdrawn_on IS NULL OR published_on IS NULL OR withdrawn_on >= published_on",
        ),
        check("publication", "withdrawn_reason", "withdrawn_on IS NULL OR withdrawn_reason <> ''"),
        refers("publication", "case_id", "cases"),
        refers("publication", "created_by", "account"),
        refers("publication", "published_by", "officer"),
        refers("publication", "updated_by", "account"),
    )
    op.create_index("ix_publication_case_id", "publication", ["case_id"])

    op.create_table(
        "recording",
        whole("id"),
        *stamps(),
        whole("case_id"),
        text("purpose", 100),
        code("record_stage"),
        instant("started_at", null=True),
        whole("seconds", null=True),
        text("sha256", 64, null=True),
        big("size", null=True),
        text("device", 64),
        flag("complete", null=True),
        primary("recording", "id"),
        one_of("recording", "record_stage", RECORD_STAGE),
        check("recording", "seconds", "seconds IS NULL OR seconds > 0"),
        check("recording", "sha256", "sha256 IS NULL OR length(sha256) = 64"),
        refers("recording", "case_id", "cases"),
        refers("recording", "created_by", "account"),
        refers("recording", "updated_by", "account"),
    )
    op.create_index("ix_recording_case_id", "recording", ["case_id"])

    op.create_table(
        "review",
        whole("id"),
        *stamps(),
        whole("case_id"),
        whole("round"),
        instant("submitted_at"),
        whole("submitted_by", null=True),
        text("dossier_digest", 64),
        whole("reviewer_id", null=True),
        whole("reviewer_certificate_id", null=True),
        text("legal_qualification_no", 40, null=True),
        code("opinion", null=True),
        instant("decided_at", null=True),
        day("answered_on", null=True),
        document("triggers"),
        text("opinion_text"),
        text("answer"),
        primary("review", "id"),
        check("review", "decided", "opinion IS NULL OR decided_at IS NOT NULL"),
        one_of("review", "opinion", REVIEW_OPINION),
        check("review", "round", "round >= 1"),
        refers("review", "case_id", "cases"),
        refers("review", "created_by", "account"),
        refers("review", "reviewer_certificate_id", "certificate"),
        refers("review", "reviewer_id", "officer"),
        refers("review", "submitted_by", "officer"),
        refers("review", "updated_by", "account"),
        unique("review", "case_id", "round"),
    )
    op.create_index("ix_review_decided_at", "review", ["decided_at"])
    op.create_index("ix_review_reviewer_id", "review", ["reviewer_id"])

    op.create_table(
        "sanction",
        whole("id"),
        *stamps(),
        whole("case_id"),
        text("phase", 8),
        whole("ordinal"),
        code("kind"),
        big("amount_fen", null=True),
        big("base_fen", null=True),
        text("base", 20, null=True),
        whole("tier", null=True),
        whole("power_sanction_id", null=True),
        text("licence", 200),
        text("condition"),
        text("content"),
        primary("sanction", "id"),
        check("sanction", "amount", "amount_fen IS NULL OR amount_fen >= 0"),
        check("sanction", "fine_has_amount", "kind <> 'fine' OR amount_fen IS NOT NULL"),
        one_of("sanction", "kind", SANCTION_KIND),
        check("sanction", "phase", "phase IN ('proposed', 'decided')"),
        refers("sanction", "case_id", "cases"),
        refers("sanction", "created_by", "account"),
        refers("sanction", "power_sanction_id", "power_sanction"),
        refers("sanction", "updated_by", "account"),
        unique("sanction", "case_id", "phase", "ordinal"),
    )

    op.create_table(
        "step",
        whole("id"),
        whole("case_id"),
        whole("seq"),
        text("action", 40),
        code("stage_from", null=True),
        code("stage_to"),
        code("record_stage", null=True),
        instant("occurred_at"),
        whole("officer_id", null=True),
        whole("second_officer_id", null=True),
        text("place", 300),
        instant("recorded_at"),
        whole("recorded_by", null=True),
        text("note"),
        document("facts"),
        primary("step", "id"),
        one_of("step", "record_stage", RECORD_STAGE),
        check("step", "seq", "seq >= 1"),
        one_of("step", "stage_from", STAGE),
        one_of("step", "stage_to", STAGE),
        refers("step", "case_id", "cases"),
        refers("step", "officer_id", "officer"),
        refers("step", "recorded_by", "account"),
        refers("step", "second_officer_id", "officer"),
        unique("step", "case_id", "seq"),
    )

    op.create_table(
        "supervision_notice",
        whole("id"),
        *stamps(),
        text("kind", 20),
        text("number", 100),
        whole("issuer_id"),
        whole("agency_id"),
        whole("case_id", null=True),
        text("state", 20),
        day("issued_on"),
        day("due_on"),
        day("received_on", null=True),
        day("reported_on", null=True),
        day("verified_on", null=True),
        day("closed_on", null=True),
        text("problem"),
        text("demand"),
        text("report"),
        text("objection"),
        primary("supervision_notice", "id"),
        check(
            "supervision_notice",
            "due",
            "due_on IS NULL OR issued_on IS NULL OR due_on >= issued_on",
        ),
        check(
            "supervision_notice",
            "kind",
            "kind IN ('urging', 'opinion', 'decision', 'talk', 'circular')",
        ),
        refers("supervision_notice", "agency_id", "agency"),
        refers("supervision_notice", "case_id", "cases"),
        refers("supervision_notice", "created_by", "account"),
        refers("supervision_notice", "issuer_id", "agency"),
        refers("supervision_notice", "updated_by", "account"),
        unique("supervision_notice", "number"),
    )
    op.create_index("ix_supervision_notice_agency_id", "supervision_notice", ["agency_id"])

    op.create_table(
        "check_run",
        whole("id"),
        whole("case_id", null=True),
        whole("power_version_id", null=True),
        whole("review_id", null=True),
        day("as_of"),
        instant("run_at"),
        whole("run_by", null=True),
        text("dossier_digest", 64),
        whole("calendar_horizon", null=True),
        primary("check_run", "id"),
        refers("check_run", "case_id", "cases"),
        refers("check_run", "power_version_id", "power_version"),
        refers("check_run", "review_id", "review"),
        refers("check_run", "run_by", "account"),
    )
    op.create_index("ix_check_run_case_id", "check_run", ["case_id"])
    op.create_index("ix_check_run_power_version_id", "check_run", ["power_version_id"])

    op.create_table(
        "drawn_inspector",
        whole("id"),
        whole("drawn_object_id"),
        whole("officer_id"),
        flag("recused"),
        text("reason"),
        primary("drawn_inspector", "id"),
        refers("drawn_inspector", "drawn_object_id", "drawn_object"),
        refers("drawn_inspector", "officer_id", "officer"),
        unique("drawn_inspector", "drawn_object_id", "officer_id"),
    )

    op.create_table(
        "review_point_opinion",
        whole("review_id"),
        code("point"),
        code("opinion"),
        text("note"),
        primary("review_point_opinion", "review_id", "point"),
        one_of("review_point_opinion", "opinion", REVIEW_OPINION),
        one_of("review_point_opinion", "point", REVIEW_POINT),
        refers("review_point_opinion", "review_id", "review"),
    )

    op.create_table(
        "service",
        whole("id"),
        *stamps(),
        whole("document_id"),
        code("method"),
        day("served_on", null=True),
        text("recipient", 100),
        text("proof", 200),
        flag("refused"),
        flag("on_the_spot", null=True),
        flag("e_consent", null=True),
        primary("service", "id"),
        one_of("service", "method", SERVICE_METHOD),
        refers("service", "created_by", "account"),
        refers("service", "document_id", "document"),
        refers("service", "updated_by", "account"),
    )
    op.create_index("ix_service_document_id", "service", ["document_id"])

    op.create_table(
        "finding",
        whole("id"),
        whole("run_id"),
        whole("ordinal"),
        text("code", 10),
        code("outcome"),
        code("severity"),
        code("point", null=True),
        code("judged", null=True),
        whole("judged_by", null=True),
        text("message"),
        document("arguments"),
        document("basis"),
        document("facts"),
        document("parameters"),
        text("judgement"),
        text("mend"),
        flag("unconfirmed"),
        flag("provisional"),
        primary("finding", "id"),
        one_of("finding", "judged", OUTCOME),
        one_of("finding", "outcome", OUTCOME),
        one_of("finding", "point", REVIEW_POINT),
        one_of("finding", "severity", SEVERITY),
        refers("finding", "judged_by", "officer"),
        refers("finding", "run_id", "check_run"),
        unique("finding", "run_id", "ordinal"),
    )
    op.create_index("ix_finding_code", "finding", ["code"])


_OVERLAP = """
    SELECT RAISE(ABORT, 'ex_power_version_overlap') FROM power_version AS other
    WHERE other.power_id = NEW.power_id AND other.id <> NEW.id
      AND other.valid_from <= coalesce(NEW.valid_to, '9999-12-31')
      AND NEW.valid_from <= coalesce(other.valid_to, '9999-12-31')
      AND other.recorded_at < coalesce(NEW.superseded_at, '9999-12-31 24')
      AND NEW.recorded_at < coalesce(other.superseded_at, '9999-12-31 24');
"""

APPEND_ONLY = ("step", "ledger_entry")


def _sqlite_guards() -> list[str]:
    guards = [
        f"CREATE TRIGGER ex_power_version_overlap_{when.split()[0].lower()}"
        f" AFTER {when} ON power_version BEGIN {_OVERLAP} END"
        for when in (
            "INSERT",
            "UPDATE OF power_id, valid_from, valid_to, recorded_at, superseded_at",
        )
    ]
    guards += [
        f"CREATE TRIGGER tr_{table}_no_{verb.lower()} BEFORE {verb} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table}_append_only'); END"
        for table in APPEND_ONLY
        for verb in ("UPDATE", "DELETE")
    ]
    return guards


def _postgresql_guards() -> list[str]:
    refuse = """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% only grows', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation',
                      CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
        END $$
    """
    overlap = """
        ALTER TABLE power_version ADD CONSTRAINT ex_power_version_overlap EXCLUDE USING gist (
            int4range(power_id, power_id, '[]') WITH &&,
            daterange(valid_from, valid_to, '[]') WITH &&,
            tstzrange(recorded_at, superseded_at) WITH &&)
    """
    triggers = [
        f"CREATE TRIGGER tr_{table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        for table in APPEND_ONLY
    ]
    return [overlap, refuse, *triggers]


GUARDS = {"sqlite": _sqlite_guards(), "postgresql": _postgresql_guards()}
"""No two versions of a power overlap in both times; the step record and the ledger only grow."""

TABLES = (
    "agency",
    "setting",
    "document_counter",
    "officer",
    "account",
    "account_role",
    "agency_alias",
    "annual_report",
    "certificate",
    "check_plan",
    "division",
    "draft",
    "entrustment",
    "frequency_cap",
    "import_run",
    "ledger_entry",
    "major_decision_rule",
    "monitoring_device",
    "parameter",
    "party",
    "policy_decision",
    "power",
    "statute",
    "adjustment_batch",
    "article",
    "check_item",
    "check_object",
    "discretion_tier",
    "draw",
    "import_row",
    "penalty_list_item",
    "adjustment_item",
    "adjustment_step",
    "power_version",
    "cases",
    "power_basis",
    "power_measure",
    "power_sanction",
    "case_officer",
    "coercion_detail",
    "coercion_item",
    "complaint",
    "dispute",
    "document",
    "drawn_object",
    "evidence",
    "evidence_registration",
    "exclusion",
    "file_review",
    "hearing",
    "inspection_detail",
    "payment",
    "penalty_detail",
    "planted_defect",
    "publication",
    "recording",
    "review",
    "sanction",
    "step",
    "supervision_notice",
    "check_run",
    "drawn_inspector",
    "review_point_opinion",
    "service",
    "finding",
)


def downgrade() -> None:
    """Remove the tables, the referring ones first; their triggers go with them."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")
