"""What was read of a sheet and settled by a person, and what came to a case that way after it was filed."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

OUTCOMES = "outcome IN ('accepted', 'corrected', 'typed', 'empty', 'asked')"


def upgrade() -> None:
    _make_paper_answers()
    _make_case_completions()


def _make_paper_answers() -> None:
    op.create_table(
        "paper_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("is_sure", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint(OUTCOMES, name=op.f("ck_paper_answers_outcome")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_paper_answers_by_id_staff")),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_paper_answers_mail_id_mail")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_answers")),
    )
    op.create_index("uq_paper_answers_path", "paper_answers", ["mail_id", "path"], unique=True)
    op.create_index("ix_paper_answers_figures", "paper_answers", ["at", "kind", "is_sure", "outcome"])


def _make_case_completions() -> None:
    op.create_table(
        "case_completions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_case_completions_by_id_staff")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_completions_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_completions")),
    )
    op.create_index("ix_case_completions_case", "case_completions", ["case_id", "id"])
