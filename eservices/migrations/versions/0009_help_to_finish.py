"""Help to finish: codes that pair a screen with an agent, and what was done while somebody helped."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("helped", sa.Boolean(), server_default=sa.false(), nullable=False))
    _make_helpings()
    _make_help_events()


def _make_helpings() -> None:
    op.create_table(
        "helpings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.Column("journey", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=True),
        sa.Column("agent_name", sa.String(length=100), nullable=False),
        sa.Column("agent_digest", sa.String(length=64), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_why", sa.String(length=10), nullable=False),
        sa.Column("changed_page", sa.String(length=100), nullable=False),
        sa.Column("changed_by_agent", sa.Boolean(), nullable=False),
        sa.CheckConstraint("state IN ('offered', 'asked', 'open', 'ended')", name=op.f("ck_helpings_state")),
        sa.CheckConstraint("state IN ('offered', 'ended') OR agent_id IS NOT NULL", name=op.f("ck_helpings_agent")),
        sa.ForeignKeyConstraint(["agent_id"], ["staff.id"], name=op.f("fk_helpings_agent_id_staff")),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_helpings_draft_id_drafts"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helpings")),
        sa.UniqueConstraint("agent_digest", name=op.f("uq_helpings_agent_digest")),
        sa.UniqueConstraint("code", name=op.f("uq_helpings_code")),
    )
    op.create_index("ix_helpings_draft", "helpings", ["draft_id", "id"])
    op.create_index("ix_helpings_agent_id", "helpings", ["agent_id"])
    op.create_index("ix_helpings_journey", "helpings", ["journey"])


def _make_help_events() -> None:
    op.create_table(
        "help_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("helping_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("page", sa.String(length=100), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_help_events_by_id_staff")),
        sa.ForeignKeyConstraint(["helping_id"], ["helpings.id"], name=op.f("fk_help_events_helping_id_helpings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_events")),
    )
    op.create_index("ix_help_events_helping", "help_events", ["helping_id", "id"])
