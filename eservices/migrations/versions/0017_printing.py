"""What is posted: more kinds and states, its class and its batch, its parts, and what came back undelivered."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_batches()
    _make_batch_files()
    _widen_postings()


def _make_batches() -> None:
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("post_class", sa.String(length=10), nullable=False),
        sa.Column("is_two_sided", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("bindings", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_by_name", sa.String(length=100), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint("post_class IN ('economy', 'priority')", name=op.f("ck_batches_post_class")),
        sa.CheckConstraint("state IN ('drawing', 'ready', 'posted', 'dissolved')", name=op.f("ck_batches_state")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_batches_group_id_groups")),
        sa.ForeignKeyConstraint(["made_by_id"], ["staff.id"], name=op.f("fk_batches_made_by_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
        sa.UniqueConstraint("group_id", "day", "number", name=op.f("uq_batches_group_id_day_number")),
    )
    op.create_index("ix_batches_table", "batches", ["group_id", "state", "id"])


def _make_batch_files() -> None:
    op.create_table(
        "batch_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('letters', 'list', 'labels')", name=op.f("ck_batch_files_kind")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_batch_files_batch_id_batches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch_files")),
        sa.UniqueConstraint("batch_id", "kind", name=op.f("uq_batch_files_batch_id_kind")),
    )
    op.create_index("ix_batch_files_made", "batch_files", ["made_at"])


def _widen_postings() -> None:
    kinds = "kind IN ('letter', 'filled_sheet', 'blank_sheet', 'completion')"
    states = "state IN ('ordered', 'ready', 'failed', 'posted', 'called_off', 'returned')"
    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("post_class", sa.String(length=10), nullable=False, server_default="economy"))
        batch_op.add_column(sa.Column("batch_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("mail_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("returned_why", sa.String(length=10), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("parts", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.drop_constraint(op.f("ck_postings_kind"), type_="check")
        batch_op.drop_constraint(op.f("ck_postings_state"), type_="check")
        batch_op.create_check_constraint(op.f("ck_postings_kind"), kinds)
        batch_op.create_check_constraint(op.f("ck_postings_state"), states)
        batch_op.create_check_constraint(op.f("ck_postings_post_class"), "post_class IN ('economy', 'priority')")
        batch_op.create_foreign_key(op.f("fk_postings_batch_id_batches"), "batches", ["batch_id"], ["id"])
        batch_op.create_foreign_key(op.f("fk_postings_mail_id_mail"), "mail", ["mail_id"], ["id"])
        batch_op.create_index(op.f("ix_postings_batch_id"), ["batch_id"])
        batch_op.create_index(op.f("ix_postings_mail_id"), ["mail_id"])
    with op.batch_alter_table("postings", schema=None) as batch_op:
        for name in ("post_class", "returned_why"):
            batch_op.alter_column(name, server_default=None, existing_type=sa.String(length=10), existing_nullable=False)
        batch_op.alter_column("parts", server_default=None, existing_type=sa.JSON(), existing_nullable=False)
