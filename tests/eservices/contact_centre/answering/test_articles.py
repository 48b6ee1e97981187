"""Questions and answers: who may change them, what is found, what is told of them, and what agents say of them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session

from eservices import clock
from eservices.contact_centre.answering import article_history, article_search, article_votes, articles
from eservices.contact_centre.answering.articles import Article, Content
from eservices.contact_centre.meeting import contacts
from eservices.contact_centre.refusals import ArticleChanged, ArticleGone, NotTheOwner, OwnerUnknown
from eservices.database import Database
from eservices.refusals import WordsMissing
from tests.eservices.conftest import Cast

Write = Callable[..., Article]


@pytest.fixture
def db(database: Database, cast: Cast) -> Session:
    """A writing transaction among the cast."""
    with database.writing() as session:
        yield session


def content(cast: Cast, question: str = "När töms soptunnan?", answer: str = "Varannan vecka.", **more: object) -> Content:
    usual = {"subject": "other", "owner_id": cast.cem.id, "review_on": clock.today() + timedelta(days=90)}
    return Content(question={"sv": question}, answer={"sv": answer}, **(usual | more))


@pytest.fixture
def write(db: Session, cast: Cast) -> Write:
    return lambda *words, **more: articles.write(db, cast.eva, content(cast, *words, **more))


def titles(found: list[Article]) -> list[str]:
    return [article.question["sv"] for article in found]


def test_an_article_has_an_owner_and_a_history_from_the_first(db: Session, cast: Cast, write: Write) -> None:
    article = write()
    assert article.owner_name == cast.cem.full_name
    assert [(change.kind, change.by_name) for change in article_history.history(db, article.id)] == [("written", "Eva Holm")]


def test_the_owner_and_administrators_change_it_and_others_do_not(db: Session, cast: Cast, write: Write) -> None:
    article = write()
    articles.change(db, cast.cem, article.id, content(cast, answer="Varje vecka."), article.revision)
    articles.change(db, cast.mia, article.id, content(cast, answer="Var tredje vecka."), article.revision)
    with pytest.raises(NotTheOwner):
        articles.change(db, cast.elin, article.id, content(cast, answer="Aldrig."), article.revision)
    with pytest.raises(NotTheOwner):
        articles.withdraw(db, cast.elin, article.id)
    with pytest.raises(NotTheOwner):
        articles.review(db, cast.dag, article.id, clock.today())
    with pytest.raises(NotTheOwner):
        articles.write(db, cast.cem, content(cast))
    assert articles.find(db, article.id).answer == {"sv": "Var tredje vecka."}


def test_a_change_keeps_what_stood_before(db: Session, cast: Cast, write: Write) -> None:
    article = write(services=("contact",))
    articles.change(db, cast.cem, article.id, content(cast, answer="Varje vecka.", services=("home-care",)), article.revision)
    last = article_history.history(db, article.id)[0]
    assert last.what == ["answer", "services"]
    assert last.before == {"answer": {"sv": "Varannan vecka."}, "services": ["contact"]}


def test_what_changes_nothing_leaves_nothing(db: Session, cast: Cast, write: Write) -> None:
    article = write()
    articles.change(db, cast.cem, article.id, content(cast), article.revision)
    assert len(article_history.history(db, article.id)) == 1


def test_two_who_write_at_once_do_not_overwrite_each_other(db: Session, cast: Cast, write: Write) -> None:
    article = write()
    seen = article.revision
    articles.change(db, cast.cem, article.id, content(cast, answer="Varje vecka."), seen)
    with pytest.raises(ArticleChanged) as refused:
        articles.change(db, cast.mia, article.id, content(cast, answer="Aldrig."), seen)
    assert refused.value.by_name == cast.cem.full_name
    assert articles.find(db, article.id).answer == {"sv": "Varje vecka."}


def test_an_article_needs_swedish_words_and_an_owner_who_works_here(write: Write) -> None:
    for wrong in ({"answer": ""}, {"question": "  "}):
        with pytest.raises(WordsMissing):
            write(**wrong)
    with pytest.raises(OwnerUnknown):
        write(owner_id=99_999)


def test_the_overdue_are_told_by_owner_the_longest_waiting_first(db: Session, cast: Cast, write: Write) -> None:
    today = clock.today()
    late = write("Sen?", review_on=today - timedelta(days=9), owner_id=cast.cem.id)
    later = write("Senare?", review_on=today - timedelta(days=1), owner_id=cast.dag.id)
    write("I tid?", review_on=today)
    assert articles.overdue(db) == [late, later]
    assert articles.overdue(db, cast.dag.id) == [later]
    articles.review(db, cast.dag, later.id, today + timedelta(days=180))
    assert articles.overdue(db) == [late]
    assert article_history.history(db, later.id)[0].kind == "reviewed"


def test_an_answer_is_found_by_stem_synonym_and_misspelling_in_any_language(db: Session, write: Write) -> None:
    bins = write(synonyms={"sv": ["hämtning av sopor"], "en": ["bin"]}, is_public=True)
    write("Hur söker jag skolskjuts?", "Sök före den 1 maj.", is_public=True)
    for words in ("soptunnor", "sopornas", "tömmas tunna", "soptuna", "hämtningen"):
        assert article_search.search(db, words)[:1] == [bins], words
    assert article_search.search(db, "bins", "en", is_public=True) == [bins]
    assert article_search.search(db, "xyzq") == article_search.search(db, "") == []


def test_citizens_find_what_is_published_alone_and_never_by_our_own_words(db: Session, write: Write) -> None:
    public = write("Hur klagar jag?", "Skriv till oss.", is_public=True, only_us="Lugna den arga grannen.")
    hidden = write("Vem har nyckeln till arkivet?", "Vaktmästaren.")
    assert article_search.search(db, "grannen") == [public]
    assert article_search.search(db, "grannen", is_public=True) == []
    assert article_search.search(db, "arkivet") == [hidden]
    assert article_search.search(db, "arkivet", is_public=True) == []
    with pytest.raises(ArticleGone):
        articles.find_public(db, hidden.id)


def test_a_changed_article_is_found_by_its_new_words_at_once(db: Session, cast: Cast, write: Write) -> None:
    article = write("Var ligger simhallen?")
    assert article_search.search(db, "simhall") == [article]
    articles.change(db, cast.eva, article.id, content(cast, "Var ligger biblioteket?"), article.revision)
    assert article_search.search(db, "simhall") == []
    assert article_search.search(db, "biblioteken") == [article]


def test_a_withdrawn_article_is_not_found_and_comes_back(db: Session, cast: Cast, write: Write) -> None:
    article = write(is_public=True, services=("contact",))
    articles.withdraw(db, cast.eva, article.id)
    assert article_search.search(db, "soptunna") == articles.of_service(db, "contact") == articles.in_use(db) == []
    with pytest.raises(ArticleGone):
        articles.find_public(db, article.id)
    articles.restore(db, cast.eva, article.id)
    assert articles.of_service(db, "contact") == [article]
    assert [change.kind for change in article_history.history(db, article.id)] == ["restored", "withdrawn", "written"]


def test_a_service_has_its_answers(db: Session, write: Write) -> None:
    public, hidden = write(is_public=True, services=("contact", "home-care")), write("Internt?", services=("contact",))
    write("Annat?", is_public=True)
    assert articles.of_service(db, "contact") == [public]
    assert articles.of_service(db, "contact", is_public=False) == [public, hidden]


def test_what_agents_say_of_an_answer_waits_for_its_owner(db: Session, cast: Cast, write: Write) -> None:
    article = write()
    article_votes.vote(db, cast.elin, article.id, helped=True)
    no = article_votes.vote(db, cast.fia, article.id, helped=False, words="Det gäller inte i Norra byn.")
    assert article_votes.waiting(db, cast.cem.id) == [(no, article)]
    assert article_votes.waiting(db, cast.dag.id) == []
    with pytest.raises(NotTheOwner):
        article_votes.see(db, cast.fia, no.id)
    article_votes.see(db, cast.cem, no.id)
    assert article_votes.waiting(db, cast.cem.id) == []
    assert (no.seen_by_name, len(article_votes.of_article(db, article))) == (cast.cem.full_name, 2)


def test_a_second_word_in_the_same_contact_goes_before_the_first(db: Session, cast: Cast, write: Write) -> None:
    article, call = write(), contacts.begin(db, cast.elin, contacts.new_key())
    article_votes.vote(db, cast.elin, article.id, helped=False, words="Fel.", contact_id=call.id)
    article_votes.vote(db, cast.elin, article.id, helped=True, contact_id=call.id)
    (said,) = article_votes.of_article(db, article)
    assert (said.helped, said.words, said.contact_id) == (True, "", call.id)
