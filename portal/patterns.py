"""The pattern page: every component and every kind of question in its states, from the specimen form."""

from sqlmodel import Session
from starlette.responses import Response

from eservices import clock
from forms import library
from forms.definition import Question
from forms.kinds import KINDS
from portal import icons, palette
from portal.rendering import render
from portal.visit import Visit

ANSWERS: dict[str, object] = {
    "text": "Astrid Lind", "textarea": "En mur mot söder.\nHögst en meter.", "email": "astrid@example.se",
    "phone": "+46701740605", "integer": 3, "decimal": "12.5", "money": "1250.50", "date": "2026-11-26", "time": "13:30",
    "yes_no": "yes", "declaration": True, "address": {"street": "Storgatan 1", "postcode": "123 45", "city": "Lillköping"},
    "personal_number": {"number": "19121212-1212"}, "organisation_number": "556016-0680",
    "property_designation": "Björneborg 3:12", "bank_account": {"clearing": "8327", "account": "1234567"},
    "file": {"state": "now", "files": []}, "signature": {"name": "Astrid Lind", "on": "2026-11-26"},
}  # fmt: skip


def patterns(visit: Visit, db: Session) -> Response:
    """Every component and every question of the specimen in its states, as citizens or (`?dress=staff`) colleagues see them."""
    questions = [(question, _filled(question)) for question, _ in library.form(library.SPECIMEN).questions()]
    colours = palette.roles(visit.house.dress.find("css/citizen.css", packed=False)[0].decode())
    return render(
        visit, "patterns.html", questions=questions, now=clock.now(), today=clock.today(), colours=colours.values(),
        pairs=list(palette.pairs(colours)), lines=sorted(icons.LINES), drawings=sorted(icons.DRAWINGS),
        surface="staff" if visit.query.get("dress") == "staff" else "citizen",
    )  # fmt: skip


def _filled(question: Question) -> dict[str, object]:
    """The question as it looks with an answer in it."""
    chosen = [option.code for option in question.options[-1:]]
    if question.kind in ("radio", "select", "checkboxes"):
        return {"": chosen, "specify": ["Något annat"]}
    if question.kind == "computed":
        return {"": ["3"]}
    raw = dict(KINDS[question.kind].fill(question, ANSWERS[question.kind]))
    return raw | {"files": [{"id": "1", "name": "fasad.pdf", "size": 1_240_000}]} if question.kind == "file" else raw
