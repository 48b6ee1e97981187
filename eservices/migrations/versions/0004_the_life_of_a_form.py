"""The life of a form: proposals and their revisions, publications, withdrawn services, trials, and drafts that move on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

IS_OPEN = sa.text("state NOT IN ('published', 'dropped')")


def upgrade() -> None:
    _make_proposals()
    _make_form_events()
    _make_revisions()
    _make_publications()
    _widen_what_is_there()
    _tell_of_what_is_published()


def _make_proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("base_number", sa.Integer(), nullable=False),
        sa.Column("tree", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("tasks", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_by_name", sa.String(length=100), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_name", sa.String(length=100), nullable=False),
        sa.Column("approved_revision", sa.Integer(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by_name", sa.String(length=100), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.CheckConstraint("(state = 'planned') = (planned_at IS NOT NULL)", name=op.f("ck_proposals_planned")),
        sa.CheckConstraint(
            "state IN ('writing', 'asked', 'approved', 'planned', 'published', 'dropped')", name=op.f("ck_proposals_state")
        ),
        sa.ForeignKeyConstraint(["made_by_id"], ["staff.id"], name=op.f("fk_proposals_made_by_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    op.create_index("ix_proposals_service", "proposals", ["service_id", "id"])
    op.create_index(
        "uq_proposals_open", "proposals", ["service_id"], unique=True, sqlite_where=IS_OPEN, postgresql_where=IS_OPEN
    )


def _make_form_events() -> None:
    op.create_table(
        "form_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_form_events_by_id_staff")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_form_events_proposal_id_proposals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_events")),
    )
    op.create_index("ix_form_events_proposal", "form_events", ["proposal_id"])
    op.create_index("ix_form_events_service", "form_events", ["service_id", "id"])


def _make_revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_revisions_by_id_staff")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_revisions_proposal_id_proposals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sa.UniqueConstraint("proposal_id", "number", name=op.f("uq_revisions_proposal_id_number")),
    )


def _make_publications() -> None:
    op.create_table(
        "publications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("reviewed_by_name", sa.String(length=100), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("running", sa.String(length=10), nullable=False),
        sa.Column("finish_until", sa.Date(), nullable=True),
        sa.CheckConstraint("running = 'finish' OR finish_until IS NULL", name=op.f("ck_publications_until")),
        sa.CheckConstraint("running IN ('finish', 'move')", name=op.f("ck_publications_running")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_publications_by_id_staff")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_publications_proposal_id_proposals")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_publications_service_id_services")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_publications_version_id_versions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publications")),
        sa.UniqueConstraint("version_id", name=op.f("uq_publications_version_id")),
    )
    op.create_index("ix_publications_service", "publications", ["service_id", "number"])


def _widen_what_is_there() -> None:
    op.create_index("ix_cases_service", "cases", ["registered_at", "service"])
    op.create_index("ix_cases_version", "cases", ["version_id"])
    op.add_column("drafts", sa.Column("carried", sa.JSON(), server_default="{}", nullable=False))
    op.create_index("ix_drafts_version", "drafts", ["version_id", "filed_at"])
    with op.batch_alter_table("services", schema=None) as batch_op:
        batch_op.add_column(sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_text", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("onward", sa.String(length=500), server_default="", nullable=False))
        batch_op.add_column(sa.Column("trial_of", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_services_trial"), "trial_of IS NULL OR id LIKE 'prov-%'")
        batch_op.create_unique_constraint(op.f("uq_services_trial_of"), ["trial_of"])
        batch_op.create_foreign_key(op.f("fk_services_trial_of_proposals"), "proposals", ["trial_of"], ["id"])


def _tell_of_what_is_published() -> None:
    """Each version there is was published by somebody at some time, and drafts were finished on the version they had."""
    op.execute(
        "INSERT INTO publications (service_id, version_id, number, at, by_name, reviewed_by_name, why, running) "
        "SELECT service_id, id, number, published_at, published_by, '', '', 'finish' FROM versions ORDER BY id"
    )
    moment = sa.DateTime(timezone=True)
    names = map(sa.column, ("id", "service_id", "number", "published_by"))
    versions = sa.table("versions", *names, sa.column("published_at", moment))
    events = sa.table("form_events", *map(sa.column, ("service_id", "kind", "by_name", "why")), sa.column("at", moment),
                      sa.column("data", sa.JSON()))  # fmt: skip
    for each in op.get_bind().execute(sa.select(versions).order_by(versions.c.id)).mappings().all():
        data = {"number": each["number"], "running": "finish", "until": None, "reviewed_by": "", "reviewed": False}
        told = {"service_id": each["service_id"], "at": each["published_at"], "by_name": each["published_by"]}
        op.execute(events.insert().values(kind="published", why="", data=data, **told))
