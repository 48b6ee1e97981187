"""What is typed on the page of an article: its fields as content, or what is wrong with them."""

from datetime import date, timedelta

from sqlmodel import Session

from accessibility import languages
from eservices import clock, services
from eservices.contact_centre.answering import articles
from eservices.contact_centre.answering.articles import Article, Content
from forms.catalogue import SUBJECTS
from forms.definition import Question
from forms.kinds import Wrong
from forms.kinds import date as day
from forms.texts import FIRST_LANGUAGE, Text
from portal.visit import Visit
from portal.wordless import Problems, wordless

REVIEW_ON = Question(question="review_on", kind="date", label=Text("Granskas senast"), minimum="today")
USUALLY_HOLDS = timedelta(days=182)
Fields = dict[str, str]


def empty(owner_id: int) -> Fields:
    """What a new article's fields hold."""
    return {"subject": "other", "owner": str(owner_id), "review_on": (clock.today() + USUALLY_HOLDS).isoformat()}


def as_fields(db: Session, article: Article) -> Fields:
    """An article as its fields hold it."""
    said = {f"{name}.{code}": words for name in ("question", "answer") for code, words in getattr(article, name).items()}
    said |= {f"synonyms.{code}": ", ".join(words) for code, words in article.synonyms.items()}
    linked = {f"service.{service}": "yes" for service in articles.services_of(db, article)}
    public = {"public": "yes"} if article.is_public else {}
    return said | linked | public | {
        "subject": article.subject, "owner": str(article.owner_id), "review_on": article.review_on.isoformat(),
        "only_us": article.only_us,
    }  # fmt: skip


def read(visit: Visit, db: Session) -> Content | Problems:
    """What was typed."""
    problems = wordless(visit, f"question.{FIRST_LANGUAGE}", visit.say("Skriv frågan som den ställs."))
    problems |= wordless(visit, f"answer.{FIRST_LANGUAGE}", visit.say("Skriv svaret."))
    review_on = day_of(visit, "review_on")
    owner, subject = visit.fields.get("owner", ""), visit.fields.get("subject", "")
    if owner not in {str(one.id) for one in articles.possible_owners(db)}:
        problems["owner"] = visit.say("Välj vem som äger svaret.")
    if subject not in SUBJECTS:
        problems["subject"] = visit.say("Välj ett ämne.")
    if not isinstance(review_on, date):
        problems["review_on"] = review_on
    if problems or not isinstance(review_on, date):
        return problems
    known = {version.service_id for version in services.all_live(db)}
    return Content(
        subject=subject, owner_id=int(owner), review_on=review_on, question=_by_language(visit, "question"),
        answer=_by_language(visit, "answer"), synonyms=_synonyms(visit), only_us=visit.fields.get("only_us", ""),
        is_public=visit.fields.get("public") == "yes",
        services=tuple(service for service in known if visit.fields.get(f"service.{service}") == "yes"),
    )  # fmt: skip


def day_of(visit: Visit, field: str) -> date | str:
    """The day as it was written, or what is wrong with it."""
    found = day.read(REVIEW_ON, {"": [visit.fields.get(field, "")]})
    if found is None or isinstance(found, Wrong):
        return visit.say("Skriv en dag som kommer, till exempel 2027-03-01.")
    return date.fromisoformat(str(found))


def _by_language(visit: Visit, name: str) -> dict[str, str]:
    said = {code: visit.fields.get(f"{name}.{code}", "").strip() for code in languages.every()}
    return {code: words for code, words in said.items() if words}


def _synonyms(visit: Visit) -> dict[str, list[str]]:
    said = {code: visit.fields.get(f"synonyms.{code}", "").split(",") for code in languages.every()}
    kept = {code: [word.strip() for word in words if word.strip()] for code, words in said.items()}
    return {code: words for code, words in kept.items() if words}
