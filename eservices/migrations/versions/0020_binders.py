"""Sheets to fill in on a screen, and binders of sheets that stand in libraries."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fillable_sheets",
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheets.id"], name=op.f("fk_fillable_sheets_sheet_id_sheets"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sheet_id", name=op.f("pk_fillable_sheets")),
    )
    op.create_table(
        "binders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("size", sa.String(length=10), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("face", sa.String(length=16), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ordered_by_name", sa.String(length=100), nullable=False),
        sa.Column("held", sa.JSON(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint("size IN ('standard', 'large', 'largest')", name=op.f("ck_binders_size")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_binders")),
    )
    op.create_index("ix_binders_standing", "binders", ["retired_at", "ordered_at"])
