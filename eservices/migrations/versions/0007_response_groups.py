"""Response groups, the rules that route to them, absences, what was done to many at once, and saved views."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

IS_OPEN = sa.text("status <> 'closed'")
BY_DUE = ["due_on", "arrived_on", "id"]
NARROWED = ["service", "language", "channel"]
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _widen_what_is_there()
    _make_routings()
    _make_absences()
    _make_bulk_actions()
    _make_saved_views()
    _make_membership_changes()


def _widen_what_is_there() -> None:
    op.add_column("groups", sa.Column("subjects", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("groups", sa.Column("languages", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("tally", sa.Column("moves", sa.Integer(), server_default="0", nullable=False))
    op.drop_index("ix_cases_group_status", "cases")
    op.drop_index("ix_cases_open_group", "cases")
    op.create_index("ix_cases_group_status", "cases", ["group_id", "status", *BY_DUE, *NARROWED])
    where = {"sqlite_where": IS_OPEN, "postgresql_where": IS_OPEN}
    op.create_index("ix_cases_open_group", "cases", ["group_id", *BY_DUE, *NARROWED], **where)


def _make_routings() -> None:
    op.create_table(
        "routings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_routings_by_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routings")),
        sa.UniqueConstraint("key", name=op.f("uq_routings_key")),
    )


def _make_absences() -> None:
    op.create_table(
        "absences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("from_at", MOMENT, nullable=False),
        sa.Column("until_at", MOMENT, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("begun_at", MOMENT, nullable=True),
        sa.Column("returned", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("from_at < until_at", name=op.f("ck_absences_order")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_absences_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    op.create_index("ix_absences_staff", "absences", ["staff_id", "until_at"])


def _make_bulk_actions() -> None:
    op.create_table(
        "bulk_actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("verb", sa.String(length=20), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=True),
        sa.Column("done", sa.JSON(), nullable=False),
        sa.Column("refused", sa.JSON(), nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("kept", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_bulk_actions_by_id_staff")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_bulk_actions_group_id_groups")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_actions")),
    )
    op.create_index("ix_bulk_actions_at", "bulk_actions", ["at"])


def _make_saved_views() -> None:
    op.create_table(
        "saved_views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.String(length=40), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("query", sa.JSON(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint("(staff_id IS NULL) <> (group_id IS NULL)", name=op.f("ck_saved_views_owner")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_saved_views_group_id_groups")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_saved_views_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
        sa.UniqueConstraint("staff_id", "name", name=op.f("uq_saved_views_staff_id_name")),
        sa.UniqueConstraint("group_id", "name", name=op.f("uq_saved_views_group_id_name")),
    )


def _make_membership_changes() -> None:
    op.create_table(
        "membership_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("joined", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_membership_changes_by_id_staff")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_membership_changes_group_id_groups")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_membership_changes_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_changes")),
    )
    op.create_index("ix_membership_changes_group", "membership_changes", ["group_id", "id"])
