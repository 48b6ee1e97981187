"""What is noted of an application by telephone: what was passed over, who holds a key, what was confirmed, codes by letter."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("passed_over", sa.JSON(), server_default="{}", nullable=False))
    _tell_whose_keys_are()
    _make_confirmations()
    _make_letter_codes()


def _tell_whose_keys_are() -> None:
    """Until here every key of what a colleague has begun was the colleague's."""
    with op.batch_alter_table("draft_keys", schema=None) as batch_op:
        batch_op.add_column(sa.Column("staff_id", sa.Integer(), nullable=True))
        batch_op.create_index(op.f("ix_draft_keys_staff_id"), ["staff_id"])
        batch_op.create_foreign_key(op.f("fk_draft_keys_staff_id_staff"), "staff", ["staff_id"], ["id"])
    op.execute(
        "UPDATE draft_keys SET staff_id = (SELECT started_by_id FROM drafts WHERE drafts.id = draft_keys.draft_id) "
        "WHERE draft_id IN (SELECT id FROM drafts WHERE started_by_id IS NOT NULL)"
    )


def _make_confirmations() -> None:
    op.create_table(
        "confirmations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("journey", sa.String(length=36), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("how", sa.String(length=12), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint("what IN ('identity', 'answers', 'signature')", name=op.f("ck_confirmations_what")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_confirmations_by_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmations")),
    )
    op.create_index("ix_confirmations_journey", "confirmations", ["journey", "id"])


def _make_letter_codes() -> None:
    op.create_table(
        "letter_codes",
        sa.Column("journey", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_to", sa.String(length=200), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("journey", name=op.f("pk_letter_codes")),
    )
