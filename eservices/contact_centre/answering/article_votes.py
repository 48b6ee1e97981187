"""Was this the answer? What agents say of an answer, for its owner to read."""

from datetime import datetime

from sqlalchemy import Index, Text, text
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.contact_centre.answering.articles import Article, find, may_change
from eservices.contact_centre.refusals import ArticleGone, NotTheOwner
from eservices.database import UtcTime
from eservices.events import LONGEST_TEXT
from eservices.people import Colleague
from eservices.refusals import WordsTooMany

_UNSEEN = text("seen_at IS NULL")


class ArticleVote(SQLModel, table=True):
    """One agent's word on an answer, in a contact when there was one. `seen_at` is when the owner had done with it."""

    __tablename__ = "article_votes"
    __table_args__ = (
        Index("ix_article_votes_article", "article_id", "id"),
        Index("ix_article_votes_unseen", "article_id", "helped", sqlite_where=_UNSEEN, postgresql_where=_UNSEEN),
        Index("ix_article_votes_contact", "contact_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="articles.id")
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="SET NULL")
    at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)
    helped: bool
    words: str = Field(default="", sa_type=Text)
    seen_at: datetime | None = Field(default=None, sa_type=UtcTime)
    seen_by_name: str = Field(default="", max_length=100)


def vote(
    db: Session, by: Colleague, article_id: int, *, helped: bool, words: str = "", contact_id: int | None = None
) -> ArticleVote:
    """Say whether it was the answer; in one contact a later word goes before an earlier one. Raises WordsTooMany."""
    article, words = find(db, article_id), words.strip()
    if len(words) > LONGEST_TEXT:
        raise WordsTooMany(LONGEST_TEXT)
    said = _in_contact(db, article, by, contact_id) or ArticleVote(
        article_id=article.id or 0, contact_id=contact_id, at=clock.now(), by_id=by.id, by_name=by.full_name, helped=helped
    )
    said.helped, said.words, said.seen_at = helped, words, None
    db.add(said)
    db.flush()
    return said


def _in_contact(db: Session, article: Article, by: Colleague, contact_id: int | None) -> ArticleVote | None:
    if contact_id is None:
        return None
    said = select(ArticleVote).where(ArticleVote.contact_id == contact_id, ArticleVote.article_id == article.id)
    return db.exec(said.where(ArticleVote.by_id == by.id)).first()


def waiting(db: Session, owner_id: int) -> list[tuple[ArticleVote, Article]]:
    """What the owner has to read: each no, and each yes that came with words; the oldest first."""
    rows = select(ArticleVote, Article).join(Article, ArticleVote.article_id == Article.id)
    mine = rows.where(Article.owner_id == owner_id, Article.withdrawn_at.is_(None), ArticleVote.seen_at.is_(None))
    return list(db.exec(mine.where(~ArticleVote.helped | (ArticleVote.words != "")).order_by(ArticleVote.id)))


def of_article(db: Session, article: Article, limit: int = 50) -> list[ArticleVote]:
    """What has been said of it, the latest first."""
    return list(
        db.exec(select(ArticleVote).where(ArticleVote.article_id == article.id).order_by(ArticleVote.id.desc()).limit(limit))
    )


def see(db: Session, by: Colleague, vote_id: int) -> Article:
    """The owner, or an administrator, has done with what was said. Raises ArticleGone and NotTheOwner."""
    if (said := db.get(ArticleVote, vote_id)) is None:
        raise ArticleGone
    article = find(db, said.article_id)
    if not may_change(by, article):
        raise NotTheOwner
    if said.seen_at is None:
        said.seen_at, said.seen_by_name = clock.now(), by.full_name
        db.add(said)
        db.flush()
    return article
