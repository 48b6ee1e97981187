"""Was this the answer? One key while the caller is still there, and words for the owner when it was not."""

from sqlmodel import Session
from starlette.responses import Response

from eservices.contact_centre.answering import article_votes, articles
from eservices.contact_centre.meeting import contacts
from portal.desk import told
from portal.desk.articles.article import view
from portal.desk.articles.listing import HERE
from portal.desk.surroundings import signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit, asked_number
from portal.wordless import wordless


def vote(visit: Visit, db: Session) -> Response:
    """In an open contact the answer is noted there too."""
    by, shown = signed_in(visit), articles.find(db, asked_number(visit, "article"))
    helped = "yes" in visit.fields
    problems = {} if helped else wordless(visit, "words", visit.say("Skriv vad som saknas eller är fel. Ägaren läser det."))
    if problems:
        return view(visit, db, shown, problems)
    contact = contacts.open_of(db, by)
    words = visit.fields.get("words", "")
    article_votes.vote(db, by, shown.id or 0, helped=helped, words=words, contact_id=contact.id if contact else None)
    if contact is not None and helped:
        contacts.link(db, contact, article_id=shown.id)
    told.leave(visit, "answer-helped" if helped else "answer-lacked")
    return see_other(f"{HERE}/{shown.id}")


def see(visit: Visit, db: Session) -> Response:
    """The owner has done with what was said."""
    article_votes.see(db, signed_in(visit), asked_number(visit, "vote"))
    told.leave(visit, "vote-seen")
    return see_other(f"{HERE}?view=mine")


routes = [
    button(HERE + "/{article}/votes", vote),
    button(HERE + "/votes/{vote}/seen", see),
]
