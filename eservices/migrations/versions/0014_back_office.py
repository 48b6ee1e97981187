"""What handlers let agents tell, and what agents ask of handlers."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

IN_FORCE, IS_OPEN = sa.text("ended_at IS NULL"), sa.text("closed_at IS NULL")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _tell_secret_departments()
    _make_status_sentences()
    _make_delegations()
    _make_office_requests()
    _make_office_answers()


def _tell_secret_departments() -> None:
    """A department is secret unless it is known not to be."""
    with op.batch_alter_table("departments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_secret", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.execute("UPDATE departments SET is_secret = false WHERE id IN ('building', 'streets')")


def _make_status_sentences() -> None:
    op.create_table(
        "status_sentences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("for_citizen", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_status_sentences_by_id_staff")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_status_sentences_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_sentences")),
    )
    op.create_index("ix_status_sentences_case", "status_sentences", ["case_id", "id"])


def _make_delegations() -> None:
    op.create_table(
        "delegations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.String(length=40), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("decision", sa.String(length=200), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by_name", sa.String(length=100), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by_name", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=op.f("fk_delegations_department_id_departments")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegations")),
    )
    op.create_index(
        "uq_delegations_in_force", "delegations", ["department_id", "service_id"], unique=True, sqlite_where=IN_FORCE,
        postgresql_where=IN_FORCE,
    )  # fmt: skip


def _make_office_requests() -> None:
    op.create_table(
        "office_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("reference", sa.String(length=9), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=True),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("from_name", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("telephone", sa.String(length=30), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.CheckConstraint("kind IN ('call_back', 'message')", name=op.f("ck_office_requests_kind")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_office_requests_case_id_cases")),
        sa.ForeignKeyConstraint(["from_id"], ["staff.id"], name=op.f("fk_office_requests_from_id_staff")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_office_requests_group_id_groups")),
        sa.ForeignKeyConstraint(["to_id"], ["staff.id"], name=op.f("fk_office_requests_to_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_requests")),
    )
    op.create_index("ix_office_requests_case", "office_requests", ["case_id"])
    op.create_index("ix_office_requests_from", "office_requests", ["from_id", "id"])
    op.create_index(
        "ix_office_requests_open", "office_requests", ["group_id", "due_at", "id"], sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    )  # fmt: skip


def _make_office_answers() -> None:
    op.create_table(
        "office_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint("(kind = 'new_time') = (due_at IS NOT NULL)", name=op.f("ck_office_answers_new_time")),
        sa.CheckConstraint("kind IN ('done', 'new_time', 'reply')", name=op.f("ck_office_answers_kind")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["office_requests.id"], name=op.f("fk_office_answers_request_id_office_requests")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_answers")),
    )
    op.create_index("ix_office_answers_request", "office_answers", ["request_id", "id"])
