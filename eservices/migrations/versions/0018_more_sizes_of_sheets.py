"""Sheets in a third size, and of the questions that are left; a copy remembers the master that it was made from."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

SIZES = "size IN ('standard', 'large', 'largest')"


def upgrade() -> None:
    for table in ("sheets", "copies", "postings"):
        _allow_the_third_size(table)
    with op.batch_alter_table("sheets", schema=None) as batch_op:
        batch_op.add_column(sa.Column("part", sa.String(length=20), nullable=False, server_default=""))
        batch_op.drop_constraint("uq_sheets_version_id_language_size_face", type_="unique")
        batch_op.create_unique_constraint(
            "uq_sheets_version_id_language_size_face_part", ["version_id", "language", "size", "face", "part"]
        )
    with op.batch_alter_table("sheets", schema=None) as batch_op:
        batch_op.alter_column("part", server_default=None, existing_type=sa.String(length=20), existing_nullable=False)
    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paths", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("sheet_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_copies_sheet_id_sheets", "sheets", ["sheet_id"], ["id"], ondelete="SET NULL")
        batch_op.create_index("ix_copies_sheet_id", ["sheet_id"])
    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.alter_column("paths", server_default=None, existing_type=sa.JSON(), existing_nullable=False)


def _allow_the_third_size(table: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(op.f(f"ck_{table}_size"), type_="check")
        batch_op.create_check_constraint(op.f(f"ck_{table}_size"), SIZES)
