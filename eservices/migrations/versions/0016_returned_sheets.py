"""Sheets that come back: files that are read, their pages, and what was read of each.

A file belongs to one letter, or is a pile of many; each of its pages lies in a letter of its own.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

IS_PILE, HAS_TOKEN = sa.text("group_id IS NOT NULL"), sa.text("token != ''")
KINDS = "kind IN ('application', 'answer', 'other', 'returned', 'unknown')"
ALARMS = "alarm IN ('', 'two_of_one', 'came_before', 'no_serial')"
STATES = "state IN ('waiting', 'read', 'unread', 'unknown', 'blank', 'double')"
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _make_scans()
    _let_letters_come_out_of_piles()
    _make_scan_pages()
    _move()
    op.drop_table("mail_pages")
    op.drop_table("mail_scans")


def _make_scans() -> None:
    op.create_table(
        "scans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.String(length=40), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("stored_at", MOMENT, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("problem", sa.String(length=20), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=True),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("postmarked_on", sa.Date(), nullable=True),
        sa.CheckConstraint("(mail_id IS NULL) = (group_id IS NOT NULL)", name=op.f("ck_scans_belongs")),
        sa.CheckConstraint("(group_id IS NULL) = (reached_on IS NULL)", name=op.f("ck_scans_reached")),
        sa.CheckConstraint("state IN ('waiting', 'reading', 'done', 'refused')", name=op.f("ck_scans_state")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_scans_by_id_staff")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_scans_group_id_groups")),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_scans_mail_id_mail")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scans")),
    )
    op.create_index("ix_scans_mail_id", "scans", ["mail_id"])
    op.create_index("ix_scans_sha256", "scans", ["sha256"])
    op.create_index("ix_scans_piles", "scans", ["group_id", "id"], sqlite_where=IS_PILE, postgresql_where=IS_PILE)


def _let_letters_come_out_of_piles() -> None:
    """A letter that a machine has sorted out is registered by nobody."""
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.add_column(sa.Column("token", sa.String(length=20), server_default="", nullable=False))
        batch_op.alter_column("registered_by_id", existing_type=sa.Integer(), nullable=True)
        batch_op.drop_constraint(op.f("ck_mail_kind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_mail_kind"), KINDS)
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.alter_column("token", existing_type=sa.String(length=20), server_default=None, existing_nullable=False)
    op.create_index("ix_mail_token", "mail", ["token"], sqlite_where=HAS_TOKEN, postgresql_where=HAS_TOKEN)
    with op.batch_alter_table("mail_events", schema=None) as batch_op:
        batch_op.alter_column("by_id", existing_type=sa.Integer(), nullable=True)


def _make_scan_pages() -> None:
    op.create_table(
        "scan_pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("look", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("problem", sa.String(length=20), nullable=False),
        sa.Column("alarm", sa.String(length=20), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=20), nullable=False),
        sa.Column("named_by_name", sa.String(length=100), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=True),
        sa.Column("squared_sha256", sa.String(length=64), nullable=False),
        sa.Column("same_as_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(ALARMS, name=op.f("ck_scan_pages_alarm")),
        sa.CheckConstraint(STATES, name=op.f("ck_scan_pages_state")),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_scan_pages_mail_id_mail")),
        sa.ForeignKeyConstraint(["same_as_id"], ["scan_pages.id"], name=op.f("fk_scan_pages_same_as_id_scan_pages")),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"], name=op.f("fk_scan_pages_scan_id_scans")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan_pages")),
    )
    op.create_index("uq_scan_pages_number", "scan_pages", ["scan_id", "number"], unique=True)
    op.create_index("ix_scan_pages_mail", "scan_pages", ["mail_id", "scan_id", "number"])
    op.create_index("ix_scan_pages_token", "scan_pages", ["token", "page"], sqlite_where=HAS_TOKEN, postgresql_where=HAS_TOKEN)


def _move() -> None:
    """What was scanned before, with the same numbers, and what is still to be read of it."""
    same = "id, mail_id, name, size, media_type, sha256, stored_at, by_id, by_name, problem"
    state = "CASE state WHEN 'drawn' THEN 'done' ELSE state END"
    drawn = "(SELECT count(*) FROM mail_pages WHERE mail_pages.scan_id = mail_scans.id)"
    op.execute(f"INSERT INTO scans ({same}, state, pages, way) SELECT {same}, {state}, {drawn}, '' FROM mail_scans")
    op.execute(
        "INSERT INTO scan_pages (id, scan_id, number, mail_id, sha256, width, height, look, state, problem, alarm, service_id, "
        "version, page, token, named_by_name, squared_sha256) SELECT p.id, p.scan_id, p.number, s.mail_id, p.sha256, p.width, "
        "p.height, '', 'unknown', '', '', '', 0, 0, '', '', '' FROM mail_pages p JOIN mail_scans s ON s.id = p.scan_id"
    )
    op.execute("UPDATE jobs SET kind = 'read_scan' WHERE kind = 'draw_scan'")
    if op.get_bind().dialect.name == "postgresql":
        for table in ("scans", "scan_pages"):
            op.execute(f"SELECT setval('{table}_id_seq', coalesce((SELECT max(id) FROM {table}), 1))")
