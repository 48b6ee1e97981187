"""One batch: how far its drawing has come, its files to print, its list as data, and its letters."""

from sqlmodel import Session
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from accessibility.paper.outgoing import batch_words
from eservices import readlog
from eservices.contact_centre.letters.outgoing import batches, manifests, printing
from eservices.contact_centre.letters.outgoing.batches import Batch
from eservices.contact_centre.letters.outgoing.manifests import Line
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.contact_centre.refusals import PostingGone
from forms.texts import to_say
from portal.desk.posting import batching, listing
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page
from portal.visit import Visit

STATES = {
    "drawing": to_say("Görs i ordning"), "ready": to_say("Klar att skriva ut"), "posted": to_say("Postad"),
    "dissolved": to_say("Upplöst"),
}  # fmt: skip
MOST_SHOWN = 100


def one(visit: Visit, db: Session) -> Response:
    """With those of its letters that bear the name that is sought, as they lie in the file, the first hundred.

    Once drawn, the whole page is new.
    """
    batch = batching.own(visit, db)
    letters = batches.letters(db, batch)
    listed = manifests.lines(letters, is_two_sided=batch.is_two_sided)
    sums, sought = manifests.sums(listed), visit.fields.get("sought", "").strip()
    place = {line.letter.id: line.number for line in listed}
    found = [each for each in letters if sought.casefold() in each.to_name.casefold()]
    found.sort(key=lambda each: place.get(each.id, len(letters) + 1))
    answer = show(
        visit, db, "desk/posting/batch.html", block="drawing", batch=batch, title=batch_words.named(batch, visit.say),
        post_class=batch_words.CLASSES[batch.post_class], states=STATES, letter_states=listing.STATES, sums=sums,
        shares=batch_words.shares(sums, visit.say) if listed else [], files=batches.files(db, batch), sought=sought,
        progress=printing.progress(db, batch), letters=found[:MOST_SHOWN], found=len(found), all=len(letters),
        numbers={line.letter.id: line for line in listed},
    )  # fmt: skip
    if visit.is_htmx and batch.state != "drawing":
        answer.headers["HX-Refresh"] = "true"
    return answer


def paper(visit: Visit, db: Session) -> Response:
    """A file to print; that the letters about cases were opened is logged."""
    batch, kind = batching.own(visit, db), visit.path["kind"]
    pdf = batches.file(db, batch, kind)
    if kind == batches.LETTERS:
        for case_id in sorted({each.case_id for each in batches.letters(db, batch) if each.case_id}):
            readlog.note(db, signed_in(visit), case_id, "letter")
    return listing.printed(pdf, f"{batch.day:%Y-%m-%d}-{batch.number}-{kind}.pdf")


def manifest(visit: Visit, db: Session) -> Response:
    """The list as data, for whoever else prints, counts or puts into envelopes."""
    batch = batching.own(visit, db)
    if batch.state not in ("ready", "posted"):
        raise PostingGone
    listed = manifests.lines(batches.letters(db, batch), is_two_sided=batch.is_two_sided)
    return JSONResponse(_as_data(batch, listed), headers={"Cache-Control": "private, no-store"})


def _as_data(batch: Batch, listed: list[Line]) -> dict[str, object]:
    sums = manifests.sums(listed)
    return {
        "batch": {
            "group": batch.group_id, "day": batch.day.isoformat(), "number": batch.number, "class": batch.post_class,
            "two_sided": batch.is_two_sided, "state": batch.state,
        },
        "letters": sums.letters, "pages": sums.pages, "leaves": sums.leaves, "kinds": sums.kinds,
        "envelopes": sums.envelopes, "lines": [_line(line, line.letter) for line in listed],
    }  # fmt: skip


def _line(line: Line, letter: Posting) -> dict[str, object]:
    return {
        "number": line.number, "posting": letter.id, "kind": letter.kind, "to": [letter.to_name, *letter.to_lines],
        "first_page": line.first, "last_page": line.last, "leaves": line.leaves, "grams": line.grams,
        "envelope": line.envelope, "language": letter.language, "size": letter.size, "state": letter.state,
    }  # fmt: skip


routes = [
    Route(batching.HERE + "/{batch}", page(one, staff=True)),
    button(batching.HERE + "/{batch}", one),
    Route(batching.HERE + "/{batch}/manifest.json", page(manifest, staff=True)),
    Route(batching.HERE + "/{batch}/{kind}.pdf", page(paper, staff=True)),
]
