"""Letters that arrive: what is seen of each, what was done with it, its scans and the pictures of their pages."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    _make_mail()
    _make_mail_events()
    _make_mail_scans()
    _make_mail_pages()


def _make_mail() -> None:
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=False),
        sa.Column("postmarked_on", sa.Date(), nullable=True),
        sa.Column("arrived_on", sa.Date(), nullable=False),
        sa.Column("sender", sa.String(length=200), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("reference", sa.String(length=9), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("journey", sa.String(length=36), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_by_id", sa.Integer(), nullable=False),
        sa.Column("registered_by_name", sa.String(length=100), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('application', 'answer', 'other', 'returned')", name=op.f("ck_mail_kind")),
        sa.CheckConstraint("way IN ('first_emptying', 'later', 'handed_over')", name=op.f("ck_mail_way")),
        sa.CheckConstraint("state IN ('waiting', 'filed', 'answered', 'settled')", name=op.f("ck_mail_state")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_mail_case_id_cases")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_mail_group_id_groups")),
        sa.ForeignKeyConstraint(["registered_by_id"], ["staff.id"], name=op.f("fk_mail_registered_by_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("journey", name=op.f("uq_mail_journey")),
        sa.UniqueConstraint("key", name=op.f("uq_mail_key")),
    )
    op.create_index("ix_mail_waiting", "mail", ["group_id", "arrived_on", "id"], sqlite_where=WAITING, postgresql_where=WAITING)
    op.create_index("ix_mail_done", "mail", ["group_id", "state", "done_at"])
    op.create_index("ix_mail_case_id", "mail", ["case_id"])


def _make_mail_events() -> None:
    op.create_table(
        "mail_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_mail_events_by_id_staff")),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_mail_events_mail_id_mail")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_events")),
    )
    op.create_index("ix_mail_events_mail", "mail_events", ["mail_id", "id"])


def _make_mail_scans() -> None:
    op.create_table(
        "mail_scans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("problem", sa.String(length=20), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'drawn', 'refused')", name=op.f("ck_mail_scans_state")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_mail_scans_by_id_staff")),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_mail_scans_mail_id_mail")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_scans")),
    )
    op.create_index("ix_mail_scans_mail_id", "mail_scans", ["mail_id"])


def _make_mail_pages() -> None:
    op.create_table(
        "mail_pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["scan_id"], ["mail_scans.id"], name=op.f("fk_mail_pages_scan_id_mail_scans")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_pages")),
    )
    op.create_index("uq_mail_pages_number", "mail_pages", ["scan_id", "number"], unique=True)
