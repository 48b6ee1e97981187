"""Who applies, and for whom."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KINDS = "('relative', 'attorney', 'guardian', 'administrator', 'future_attorney', 'parent', 'other')"


def upgrade() -> None:
    op.add_column("cases", sa.Column("applied_by", sa.String(length=200), nullable=True))
    _make_representations()
    _make_case_codes()
    with op.batch_alter_table("status_keys", schema=None) as batch_op:
        batch_op.add_column(sa.Column("representation_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_status_keys_representation_id_representations"), "representations", ["representation_id"], ["id"]
        )


def _make_representations() -> None:
    op.create_table(
        "representations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("telephone", sa.String(length=30), nullable=False),
        sa.Column("relation", sa.String(length=200), nullable=False),
        sa.Column("consent", sa.String(length=10), nullable=False),
        sa.Column("scope", sa.JSON(), nullable=False),
        sa.Column("proof", sa.String(length=10), nullable=False),
        sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proved_by_name", sa.String(length=100), nullable=False),
        sa.Column("has_papers", sa.Boolean(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.Column("letter", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_name", sa.String(length=100), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint(f"kind IN {KINDS}", name=op.f("ck_representations_kind")),
        sa.CheckConstraint("letter IN ('', 'ordered', 'no_address', 'by_rule')", name=op.f("ck_representations_letter")),
        sa.CheckConstraint(
            "proof IN ('none', 'file', 'original', 'register', 'person')", name=op.f("ck_representations_proof")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_representations_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representations")),
    )
    op.create_index(op.f("ix_representations_case_id"), "representations", ["case_id"])


def _make_case_codes() -> None:
    op.create_table(
        "case_codes",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("representation_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_codes_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["representation_id"], ["representations.id"], name=op.f("fk_case_codes_representation_id_representations")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_case_codes")),
    )
    op.create_index(op.f("ix_case_codes_case_id"), "case_codes", ["case_id"])
