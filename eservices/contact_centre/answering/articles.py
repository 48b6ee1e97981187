"""Questions and answers: one source for agents and citizens, each with an owner and a day when it is to be read again.

Everybody who works here reads them; administrators and the owner change them, and every change is a row with what stood before.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, delete, text
from sqlalchemy import Text as LongText
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.contact_centre.answering import article_history
from eservices.contact_centre.refusals import ArticleChanged, ArticleGone, NotTheOwner, OwnerUnknown
from eservices.database import UtcTime
from eservices.events import written
from eservices.people import Colleague, Staff
from forms.texts import FIRST_LANGUAGE, Text

_IN_USE = text("withdrawn_at IS NULL")


class Article(SQLModel, table=True):
    """A question and its answer by language; `only_us` is what agents alone read beside it. Withdrawn ones are kept."""

    __tablename__ = "articles"
    __table_args__ = (
        Index("ix_articles_owner", "owner_id", "review_on", sqlite_where=_IN_USE, postgresql_where=_IN_USE),
        Index("ix_articles_review", "review_on", "id", sqlite_where=_IN_USE, postgresql_where=_IN_USE),
    )

    id: int | None = Field(default=None, primary_key=True)
    subject: str = Field(max_length=40)
    question: dict[str, str] = Field(sa_type=JSON)
    answer: dict[str, str] = Field(sa_type=JSON)
    synonyms: dict[str, list[str]] = Field(default_factory=dict, sa_type=JSON)
    only_us: str = Field(default="", sa_type=LongText)
    is_public: bool = False
    owner_id: int = Field(foreign_key="staff.id")
    owner_name: str = Field(max_length=100)
    review_on: date
    revision: int = 1
    made_at: datetime = Field(sa_type=UtcTime)
    changed_at: datetime = Field(sa_type=UtcTime)
    changed_by_name: str = Field(max_length=100)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcTime)

    @property
    def title(self) -> Text:
        return Text(self.question)

    @property
    def words(self) -> Text:
        return Text(self.answer)

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed on which someone was to see that it still holds."""
        return self.withdrawn_at is None and self.review_on < clock.today()


class ArticleService(SQLModel, table=True):
    """That an answer is of use to whoever reads about a service."""

    __tablename__ = "article_services"
    __table_args__ = (Index("ix_article_services_service", "service_id", "article_id"),)

    article_id: int = Field(foreign_key="articles.id", primary_key=True)
    service_id: str = Field(foreign_key="services.id", primary_key=True, max_length=40)


@dataclass(frozen=True)
class Content:
    """What an article says, and of what."""

    subject: str
    question: Mapping[str, str]
    answer: Mapping[str, str]
    owner_id: int
    review_on: date
    synonyms: Mapping[str, list[str]] = field(default_factory=dict)
    only_us: str = ""
    is_public: bool = False
    services: tuple[str, ...] = ()


def may_change(by: Colleague, article: Article) -> bool:
    return by.role == "administrator" or article.owner_id == by.id


def find(db: Session, article_id: int) -> Article:
    """Withdrawn ones too, for those who work here. Raises ArticleGone."""
    if (article := db.get(Article, article_id)) is None:
        raise ArticleGone
    return article


def find_public(db: Session, article_id: int) -> Article:
    """What a citizen may read. Raises ArticleGone."""
    article = find(db, article_id)
    if not article.is_public or article.withdrawn_at:
        raise ArticleGone
    return article


def in_use(db: Session) -> list[Article]:
    """All that have not been withdrawn, by subject and age."""
    return list(db.exec(select(Article).where(Article.withdrawn_at.is_(None)).order_by(Article.subject, Article.id)))


def overdue(db: Session, owner_id: int | None = None) -> list[Article]:
    """Those that were to be read again before today, of one owner or of all; the longest waiting first."""
    rows = select(Article).where(Article.withdrawn_at.is_(None), Article.review_on < clock.today())
    mine = rows if owner_id is None else rows.where(Article.owner_id == owner_id)
    return list(db.exec(mine.order_by(Article.review_on, Article.id)))


def of_service(db: Session, service_id: str, *, is_public: bool = True) -> list[Article]:
    """The answers of use to whoever reads about a service; with `is_public` those alone that citizens may read."""
    linked = select(Article).join(ArticleService).where(ArticleService.service_id == service_id, Article.withdrawn_at.is_(None))
    return list(db.exec((linked.where(Article.is_public.is_(True)) if is_public else linked).order_by(Article.id)))


def services_of(db: Session, article: Article) -> list[str]:
    linked = select(ArticleService.service_id).where(ArticleService.article_id == article.id)
    return list(db.exec(linked.order_by(ArticleService.service_id)))


def possible_owners(db: Session) -> list[Staff]:
    """Everybody who works here."""
    return list(db.exec(select(Staff).where(Staff.left_at.is_(None)).order_by(Staff.full_name)))


def write(db: Session, by: Colleague, content: Content) -> Article:
    """Begin an article; administrators do. Raises NotTheOwner, OwnerUnknown, WordsMissing and WordsTooMany."""
    if by.role != "administrator":
        raise NotTheOwner
    now = clock.now()
    article = Article(**_columns(db, content), revision=0, made_at=now, changed_at=now, changed_by_name=by.full_name)
    db.add(article)
    db.flush()
    _link(db, article, content.services)
    _record(db, article, by, "written", {})
    return article


def change(db: Session, by: Colleague, article_id: int, content: Content, revision: int) -> Article:
    """Say something else; `revision` is the one that the editor saw. What changes nothing leaves nothing.

    Raises NotTheOwner, ArticleChanged, and what `write` does.
    """
    article = _hold(db, by, article_id)
    if article.revision != revision:
        raise ArticleChanged(article.changed_by_name, article.changed_at)
    columns, services = _columns(db, content), services_of(db, article)
    before = {name: getattr(article, name) for name, value in columns.items() if getattr(article, name) != value}
    if services != sorted(set(content.services)):
        before["services"] = services
    if before:
        article.sqlmodel_update(columns)
        _link(db, article, content.services)
        _record(db, article, by, "changed", before)
    return article


def review(db: Session, by: Colleague, article_id: int, review_on: date) -> Article:
    """It has been read and still holds, until that day. Raises NotTheOwner."""
    article = _hold(db, by, article_id)
    before, article.review_on = article.review_on, review_on
    _record(db, article, by, "reviewed", {"review_on": before})
    return article


def withdraw(db: Session, by: Colleague, article_id: int) -> Article:
    """It is no longer found by anyone; nothing of it is removed. Raises NotTheOwner."""
    article = _hold(db, by, article_id)
    if article.withdrawn_at is None:
        article.withdrawn_at = clock.now()
        _record(db, article, by, "withdrawn", {})
    return article


def restore(db: Session, by: Colleague, article_id: int) -> Article:
    article = _hold(db, by, article_id)
    if article.withdrawn_at is not None:
        article.withdrawn_at = None
        _record(db, article, by, "restored", {})
    return article


def _record(db: Session, article: Article, by: Colleague, kind: str, before: Mapping[str, Any]) -> None:
    """Keep it as one revision more, and in its history what stood before."""
    article.revision, article.changed_at, article.changed_by_name = article.revision + 1, clock.now(), by.full_name
    db.add(article)
    db.flush()
    article_history.record(db, article.id or 0, article.revision, by, kind, before)


def _columns(db: Session, content: Content) -> dict[str, Any]:
    owner = db.get(Staff, content.owner_id)
    if owner is None or owner.left_at:
        raise OwnerUnknown
    for words in (content.question, content.answer):
        for each in (words.get(FIRST_LANGUAGE, ""), *filter(str.strip, words.values())):
            written(each)
    columns = {name: value for name, value in asdict(content).items() if name != "services"}
    said = {
        name: {code: each.strip() for code, each in columns[name].items() if each.strip()} for name in ("question", "answer")
    }
    return columns | said | {"owner_name": owner.full_name, "only_us": content.only_us.strip()}


def _link(db: Session, article: Article, services: tuple[str, ...]) -> None:
    db.exec(delete(ArticleService).where(ArticleService.article_id == article.id))
    db.add_all(ArticleService(article_id=article.id or 0, service_id=service) for service in sorted(set(services)))
    db.flush()


def _hold(db: Session, by: Colleague, article_id: int) -> Article:
    """Read it again and keep others from it until the transaction ends. Raises ArticleGone and NotTheOwner."""
    rows = select(Article).where(Article.id == article_id).with_for_update().execution_options(populate_existing=True)
    if (article := db.exec(rows).first()) is None:
        raise ArticleGone
    if not may_change(by, article):
        raise NotTheOwner
    return article
