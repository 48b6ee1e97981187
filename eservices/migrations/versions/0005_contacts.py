"""The contacts of the contact centre and the people they are with."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORD = sa.String(length=60).with_variant(sa.String(length=60, collation="C"), "postgresql")
IS_OPEN = sa.text("ended_at IS NULL")
WAITS = sa.text("handed_to IS NOT NULL AND done_at IS NULL")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _make_callers()
    _make_contacts()
    _make_links()


def _make_callers() -> None:
    op.create_table(
        "callers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("personal_number", sa.String(length=12), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_callers_group_id_groups")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callers")),
        sa.UniqueConstraint("group_id", "personal_number", name=op.f("uq_callers_group_id_personal_number")),
    )
    op.create_index("ix_callers_phone", "callers", ["phone"])
    op.create_table(
        "caller_words",
        sa.Column("word", WORD, nullable=False),
        sa.Column("caller_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["caller_id"], ["callers.id"], name=op.f("fk_caller_words_caller_id_callers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("word", "caller_id", name=op.f("pk_caller_words")),
    )
    op.create_index("ix_caller_words_caller_id", "caller_words", ["caller_id"])
    op.create_table(
        "caller_looks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("staff_name", sa.String(length=100), nullable=False),
        sa.Column("caller_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["caller_id"], ["callers.id"], name=op.f("fk_caller_looks_caller_id_callers")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_caller_looks_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caller_looks")),
    )
    op.create_index("ix_caller_looks_caller", "caller_looks", ["caller_id", "id"])


def _make_contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("caller_id", sa.Integer(), nullable=True),
        sa.Column("caller_name", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("reference", sa.String(length=9), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("journey", sa.String(length=36), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("handed_to", sa.String(length=40), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("taken_by_id", sa.Integer(), nullable=True),
        sa.Column("taken_by_name", sa.String(length=100), nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("page", sa.String(length=36), nullable=False),
        sa.Column("strokes", sa.Integer(), nullable=False),
        sa.CheckConstraint("channel IN ('web', 'phone', 'letter', 'counter', 'email')", name=op.f("ck_contacts_channel")),
        sa.CheckConstraint(
            "outcome IN ('settled', 'applied', 'handed_over', 'call_back', 'wrong_number')", name=op.f("ck_contacts_outcome")
        ),
        sa.CheckConstraint("handed_to IS NULL OR outcome = 'handed_over'", name=op.f("ck_contacts_handed")),
        sa.CheckConstraint("(taken_at IS NULL) = (taken_by_id IS NULL)", name=op.f("ck_contacts_taken")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_contacts_by_id_staff")),
        sa.ForeignKeyConstraint(["caller_id"], ["callers.id"], name=op.f("fk_contacts_caller_id_callers")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_contacts_case_id_cases")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_contacts_group_id_groups")),
        sa.ForeignKeyConstraint(["handed_to"], ["groups.id"], name=op.f("fk_contacts_handed_to_groups")),
        sa.ForeignKeyConstraint(["taken_by_id"], ["staff.id"], name=op.f("fk_contacts_taken_by_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sa.UniqueConstraint("key", name=op.f("uq_contacts_key")),
    )
    op.create_index("ix_contacts_open", "contacts", ["by_id", "changed_at"], sqlite_where=IS_OPEN, postgresql_where=IS_OPEN)
    op.create_index("ix_contacts_waiting", "contacts", ["handed_to", "id"], sqlite_where=WAITS, postgresql_where=WAITS)
    for name in ("by_id", "caller_id", "phone", "group_id"):
        op.create_index(f"ix_contacts_{name}", "contacts", [name, "id"])
    for name in ("outcome", "channel", "service_id"):
        op.create_index(f"ix_contacts_group_{name}", "contacts", ["group_id", name, "id"])


def _make_links() -> None:
    op.create_table(
        "contact_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("journey", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_contact_links_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_contact_links_contact_id_contacts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_links")),
    )
    op.create_index("ix_contact_links_case", "contact_links", ["case_id"])
    op.create_index("ix_contact_links_contact_id", "contact_links", ["contact_id"])
    op.create_index("ix_contact_links_journey", "contact_links", ["journey"])
