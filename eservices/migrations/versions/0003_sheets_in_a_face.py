"""Each master remembers the face of the municipality that it was drawn in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sheets", schema=None) as batch_op:
        batch_op.add_column(sa.Column("face", sa.String(length=16), nullable=False, server_default=""))
        batch_op.drop_constraint("uq_sheets_version_id_language_size", type_="unique")
        batch_op.create_unique_constraint("uq_sheets_version_id_language_size_face", ["version_id", "language", "size", "face"])
    with op.batch_alter_table("sheets", schema=None) as batch_op:
        batch_op.alter_column("face", server_default=None, existing_type=sa.String(length=16), existing_nullable=False)
