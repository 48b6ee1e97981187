"""Copies of a sheet, filled in with a draft's answers, and what is to be printed and posted."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_copies()
    _make_postings()


def _make_copies() -> None:
    op.create_table(
        "copies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=20), nullable=False),
        sa.Column("journey", sa.String(length=36), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("size", sa.String(length=10), nullable=False),
        sa.Column("printed", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("met_by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint("size IN ('standard', 'large')", name=op.f("ck_copies_size")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_copies_by_id_staff")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_copies_version_id_versions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copies")),
        sa.UniqueConstraint("token", name=op.f("uq_copies_token")),
    )
    op.create_index(op.f("ix_copies_journey"), "copies", ["journey"])
    op.create_index(op.f("ix_copies_version_id"), "copies", ["version_id"])


def _make_postings() -> None:
    op.create_table(
        "postings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("size", sa.String(length=10), nullable=False),
        sa.Column("to_name", sa.String(length=200), nullable=False),
        sa.Column("to_lines", sa.JSON(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("journey", sa.String(length=36), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ordered_by_id", sa.Integer(), nullable=True),
        sa.Column("ordered_by_name", sa.String(length=100), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint("kind IN ('letter', 'filled_sheet')", name=op.f("ck_postings_kind")),
        sa.CheckConstraint("size IN ('standard', 'large')", name=op.f("ck_postings_size")),
        sa.CheckConstraint("state IN ('ordered', 'ready', 'posted', 'called_off')", name=op.f("ck_postings_state")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_postings_case_id_cases")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_postings_group_id_groups")),
        sa.ForeignKeyConstraint(["ordered_by_id"], ["staff.id"], name=op.f("fk_postings_ordered_by_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postings")),
    )
    op.create_index("ix_postings_table", "postings", ["group_id", "state", "id"])
    op.create_index("ix_postings_changed", "postings", ["state", "changed_at"])
    op.create_index(op.f("ix_postings_case_id"), "postings", ["case_id"])
    op.create_index(op.f("ix_postings_journey"), "postings", ["journey"])
