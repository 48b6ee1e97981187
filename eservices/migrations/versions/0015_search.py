"""Words by which cases and contacts are found, and who has looked someone up by a number.

The words lie in a full-text index of each database's own: FTS5 without its own copy of the text, or a tsvector under GIN. What
was there before is put in by a job, newest first.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KINDS = {"case": "cases", "contact": "contacts"}


def upgrade() -> None:
    _make_number_searches()
    for kind, table in KINDS.items():
        if op.get_bind().dialect.name == "sqlite":
            _make_fts5(kind)
        else:
            _make_tsvector(kind, table)
        _promise_what_is_there(kind, table)


def _make_number_searches() -> None:
    op.create_table(
        "number_searches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("staff_name", sa.String(length=100), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_number_searches_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_searches")),
    )
    op.create_index("ix_number_searches_digest", "number_searches", ["digest", "id"])


def _make_fts5(kind: str) -> None:
    options = "content='', contentless_delete=1, detail=none, tokenize=\"ascii tokenchars '_-:'\""
    op.execute(f"CREATE VIRTUAL TABLE {kind}_words USING fts5(words, {options})")
    op.execute(f"CREATE VIRTUAL TABLE {kind}_terms USING fts5vocab({kind}_words, instance)")


def _make_tsvector(kind: str, table: str) -> None:
    """Few words wait to be sorted in: a search reads all that wait."""
    op.create_table(
        f"{kind}_words",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(["id"], [f"{table}.id"], name=op.f(f"fk_{kind}_words_id_{table}"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{kind}_words")),
    )
    op.execute(f"CREATE INDEX ix_{kind}_words ON {kind}_words USING gin (words) WITH (gin_pending_list_limit = 512)")
    op.execute(f"ALTER TABLE {kind}_words ALTER COLUMN words SET STORAGE MAIN")
    op.execute(f"ALTER TABLE {kind}_words ALTER COLUMN words SET STATISTICS 500")


def _promise_what_is_there(kind: str, table: str) -> None:
    newest = op.get_bind().scalar(sa.text(f"SELECT max(id) FROM {table}"))
    if newest is None:
        return
    names = map(sa.column, ("kind", "key", "state", "attempts", "fence"))
    moments = (sa.column(name, sa.DateTime(timezone=True)) for name in ("run_after", "made_at"))
    jobs = sa.table("jobs", *names, *moments, sa.column("payload", sa.JSON()))
    row = {"kind": "index_old", "payload": {"what": kind, "from": newest}, "key": f"index_old:{kind}:{newest}"}
    now = datetime.now(UTC)
    op.execute(jobs.insert().values(state="ready", attempts=0, fence=0, run_after=now, made_at=now, **row))
