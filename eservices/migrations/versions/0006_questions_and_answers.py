"""Questions and answers for agents and citizens: articles, their history, and what agents say of them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

IN_USE = sa.text("withdrawn_at IS NULL")
UNSEEN = sa.text("seen_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("synonyms", sa.JSON(), nullable=False),
        sa.Column("only_us", sa.Text(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("owner_name", sa.String(length=100), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_name", sa.String(length=100), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_articles_owner_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    for name, columns in (("ix_articles_owner", ["owner_id", "review_on"]), ("ix_articles_review", ["review_on", "id"])):
        op.create_index(name, "articles", columns, sqlite_where=IN_USE, postgresql_where=IN_USE)
    op.create_table(
        "article_services",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_article_services_article_id_articles")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_article_services_service_id_services")),
        sa.PrimaryKeyConstraint("article_id", "service_id", name=op.f("pk_article_services")),
    )
    op.create_index("ix_article_services_service", "article_services", ["service_id", "article_id"])
    _keep_history()
    _hear_agents()


def _keep_history() -> None:
    op.create_table(
        "article_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "kind IN ('written', 'changed', 'reviewed', 'withdrawn', 'restored')", name=op.f("ck_article_changes_kind")
        ),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_article_changes_article_id_articles")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_article_changes_by_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_changes")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_article_changes_article_id_number")),
    )


def _hear_agents() -> None:
    op.create_table(
        "article_votes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by_name", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_article_votes_article_id_articles")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_article_votes_by_id_staff")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_article_votes_contact_id_contacts"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_votes")),
    )
    op.create_index("ix_article_votes_article", "article_votes", ["article_id", "id"])
    op.create_index("ix_article_votes_contact", "article_votes", ["contact_id"])
    op.create_index(
        "ix_article_votes_unseen", "article_votes", ["article_id", "helped"], sqlite_where=UNSEEN, postgresql_where=UNSEEN
    )
