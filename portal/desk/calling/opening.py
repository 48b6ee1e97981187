"""How a talk begins: who is speaking, in which language; on which version of the form.

What the case is about is not said before one knows who listens: on a draft that is gone on with, one asks for the name first.
"""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from accessibility.phone.script import opening_words
from eservices import by_telephone, drafts, services
from forms.carrying import carry
from portal.desk.calling.beside import beside
from portal.desk.calling.call import Call, calling, changing, own_call
from portal.desk.surroundings import show as show_page
from portal.endpoint import button, page, see_other
from portal.visit import Visit


@calling
def show(visit: Visit, db: Session, call: Call) -> Response:
    """The first words, and the way to where the talk goes on."""
    spoken = [(code, one.name) for code, one in languages.offered().items() if call.form.speaks(code)]
    is_begun = bool(call.draft.answers or call.draft.passed_over)
    return show_page(
        visit, db, "desk/calling/opening.html", call=call, onward=call.onward(), spoken=spoken, is_begun=is_begun,
        opening_words=opening_words(call.form, call.say), beside=beside(call, visit.say), agent=call.by.full_name.split()[0],
        has_code=by_telephone.is_given(db, call.draft, visit.house.secret),
    )  # fmt: skip


@changing
def speak(visit: Visit, db: Session, call: Call) -> Response:
    """Go on in the caller's language; letters to the caller will have it too."""
    language = visit.fields.get("spoken", "")
    if language in languages.offered():
        drafts.speak(db, call.draft, language)
    return see_other(call.home)


def changed(visit: Visit, db: Session) -> Response:
    """That the form has changed since the talk began."""
    call = own_call(visit, db)
    if call.draft.is_filed or not call.must_move(db):
        return see_other(call.home)
    return show_page(visit, db, "desk/calling/changed.html", call=call)


def move(visit: Visit, db: Session) -> Response:
    """Go on with the latest version; what is asked anew comes up as the talk goes on."""
    call = own_call(visit, db)
    if call.draft.is_filed or not call.must_move(db):
        return see_other(call.home)
    drafts.hold(db, call.draft)
    now, aside = services.live(db, call.form.service), call.draft.aside
    before = aside if aside.begun_on else aside.model_copy(update={"begun_on": call.version.number})
    carried = carry(call.form, now.form, call.draft.given, before)
    drafts.move(db, call.draft, now, carried.answers, carried.aside)
    return see_other(call.home)


routes = [
    Route("/desk/calls/{journey}", page(show, staff=True)),
    button("/desk/calls/{journey}/language", speak),
    Route("/desk/calls/{journey}/version", page(changed, staff=True)),
    button("/desk/calls/{journey}/version", move),
]
