"""Finding answers by the words of the one who asks: stems, synonyms and misspellings, in any language.

The words of all articles are kept in memory, gathered anew when any article has changed.
"""

import threading
from dataclasses import dataclass

from sqlmodel import Session, select

from eservices.contact_centre.answering import article_history, articles
from eservices.contact_centre.answering.articles import Article
from forms import matching
from forms.texts import FIRST_LANGUAGE

QUESTION, SYNONYM, ANSWER, ONLY_US = 3.0, 2.5, 0.8, 0.8
MOST = 25


@dataclass
class _Gathered:
    """The words of one state of all articles; agents' words lead agents only."""

    state: str
    for_all: matching.Index[int]
    for_us: matching.Index[int]


_lock = threading.Lock()
_last: list[_Gathered] = []
"""One at most."""


def search(
    db: Session, words: str, language: str = FIRST_LANGUAGE, limit: int = MOST, *, is_public: bool = False
) -> list[Article]:
    """The articles that the words lead to, best first; with `is_public` those alone that citizens may read."""
    return [article for article, _ in ranked(db, words, language, limit, is_public=is_public)]


def ranked(
    db: Session, words: str, language: str = FIRST_LANGUAGE, limit: int = MOST, *, is_public: bool = False
) -> list[tuple[Article, float]]:
    """The same, each with how well the words lead there."""
    gathered = _gathered(db)
    found = matching.search(gathered.for_all if is_public else gathered.for_us, words, language)[:limit]
    rows = select(Article).where(Article.id.in_([article for article, _ in found]))
    by_id = {article.id: article for article in db.exec(rows)} if found else {}
    return [(by_id[article], score) for article, score in found if article in by_id]


def _gathered(db: Session) -> _Gathered:
    state = article_history.state(db)
    with _lock:
        if not _last or _last[0].state != state:
            _last[:] = [_gather(state, articles.in_use(db))]
        return _last[0]


def _gather(state: str, known: list[Article]) -> _Gathered:
    gathered = _Gathered(state, matching.Index(), matching.Index())
    for article in known:
        _add(gathered.for_us, article)
        gathered.for_us.add(article.id or 0, FIRST_LANGUAGE, article.only_us, ONLY_US)
        if article.is_public:
            _add(gathered.for_all, article)
    return gathered


def _add(index: matching.Index[int], article: Article) -> None:
    number = article.id or 0
    for language, text in article.answer.items():
        index.add(number, language, text, ANSWER)
    for language, synonyms in article.synonyms.items():
        index.add(number, language, " ".join(synonyms), SYNONYM)
    for language, text in article.question.items():
        index.add(number, language, text, QUESTION)
