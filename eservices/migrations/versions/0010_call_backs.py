"""Call-backs: windows, promises and attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
IS_BOOKED = sa.text("state = 'booked'")


def upgrade() -> None:
    op.create_table(
        "callback_windows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.CheckConstraint("taken >= 0", name=op.f("ck_callback_windows_taken")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_callback_windows_group_id_groups")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callback_windows")),
        sa.UniqueConstraint("group_id", "begins_at", name=op.f("uq_callback_windows_group_id_begins_at")),
    )
    _make_promises()
    _make_attempts()


def _make_promises() -> None:
    op.create_table(
        "callbacks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_by_name", sa.String(length=100), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("taken_by_id", sa.Integer(), nullable=True),
        sa.Column("taken_by_name", sa.String(length=100), nullable=False),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by_name", sa.String(length=100), nullable=False),
        sa.CheckConstraint("(state = 'booked') = (ended_at IS NULL)", name=op.f("ck_callbacks_ended")),
        sa.CheckConstraint("state IN ('booked', 'done', 'given_up', 'called_off')", name=op.f("ck_callbacks_state")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_callbacks_contact_id_contacts"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_callbacks_group_id_groups")),
        sa.ForeignKeyConstraint(["made_by_id"], ["staff.id"], name=op.f("fk_callbacks_made_by_id_staff")),
        sa.ForeignKeyConstraint(["taken_by_id"], ["staff.id"], name=op.f("fk_callbacks_taken_by_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callbacks")),
        sa.UniqueConstraint("code_digest", name=op.f("uq_callbacks_code_digest")),
    )
    op.create_index(
        "ix_callbacks_booked", "callbacks", ["group_id", "begins_at", "id"], sqlite_where=IS_BOOKED, postgresql_where=IS_BOOKED
    )
    op.create_index("ix_callbacks_contact", "callbacks", ["contact_id"])
    op.create_index("ix_callbacks_ended", "callbacks", ["ended_at"])
    op.create_index("ix_callbacks_kept", "callbacks", ["group_id", "begins_at", "kept"])


def _make_attempts() -> None:
    op.create_table(
        "callback_attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("callback_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "result IN ('reached', 'no_answer', 'busy', 'voicemail', 'wrong_number')", name=op.f("ck_callback_attempts_result")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_callback_attempts_by_id_staff")),
        sa.ForeignKeyConstraint(["callback_id"], ["callbacks.id"], name=op.f("fk_callback_attempts_callback_id_callbacks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callback_attempts")),
        sa.UniqueConstraint("callback_id", "number", name=op.f("uq_callback_attempts_callback_id_number")),
    )
