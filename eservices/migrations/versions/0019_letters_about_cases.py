"""The letters that are sent about a case, and how its person wants to hear from us."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

PROPOSED = sa.text("state = 'proposed'")


def upgrade() -> None:
    _make_reply_ways()
    _make_case_letters()


def _make_reply_ways() -> None:
    op.create_table(
        "reply_ways",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("to_name", sa.String(length=200), nullable=False),
        sa.Column("to_lines", sa.JSON(), nullable=False),
        sa.Column("size", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint("how IN ('letter', 'phone', 'email', 'none')", name=op.f("ck_reply_ways_how")),
        sa.CheckConstraint("size IN ('standard', 'large', 'largest')", name=op.f("ck_reply_ways_size")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_reply_ways_by_id_staff")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_reply_ways_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_reply_ways")),
    )


def _make_case_letters() -> None:
    op.create_table(
        "case_letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(length=10), nullable=False),
        sa.Column("posting_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint(
            "kind IN ('receipt', 'status', 'completion', 'decision', 'delay', 'code')", name=op.f("ck_case_letters_kind")
        ),
        sa.CheckConstraint("state IN ('proposed', 'ordered', 'dropped')", name=op.f("ck_case_letters_state")),
        sa.CheckConstraint("why IN ('', 'guess', 'address', 'law', 'behalf', 'returned')", name=op.f("ck_case_letters_why")),
        sa.CheckConstraint("(state = 'ordered') = (posting_id IS NOT NULL)", name=op.f("ck_case_letters_ordered_is_posted")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_letters_case_id_cases")),
        sa.ForeignKeyConstraint(["event_id"], ["case_events.id"], name=op.f("fk_case_letters_event_id_case_events")),
        sa.ForeignKeyConstraint(["posting_id"], ["postings.id"], name=op.f("fk_case_letters_posting_id_postings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_letters")),
        sa.UniqueConstraint("key", name=op.f("uq_case_letters_key")),
        sa.UniqueConstraint("posting_id", name=op.f("uq_case_letters_posting_id")),
    )
    op.create_index("ix_case_letters_case", "case_letters", ["case_id", "id"])
    op.create_index("ix_case_letters_event_id", "case_letters", ["event_id"])
    op.create_index("ix_case_letters_proposed", "case_letters", ["case_id"], sqlite_where=PROPOSED, postgresql_where=PROPOSED)
