"""THE BUILDER: where a clerk writes a form, page by page, without a word of code.

Each part of the form, a page, a question, a text, has a page of its own: its outline to the left, its fields in the middle, the
three doors to the right. Every button keeps what is typed before it does what it says. What a form is, and what may be done to
one, is known in ``forms.editing``; who did what, and what can be undone, in ``eservices.publishing.proposals``.

Begin with ``parts`` (a part on the screen) and ``saving`` (what is typed in it, and its buttons).

Round every page       ``workplace`` → ``contents`` (the outline), ``words`` (what each part is called) ·
                       ``findings`` (of the gate)
What is done           ``adding`` · ``confirming`` (before a part goes, or becomes another) · ``optioning`` (one
                       answer to choose) · ``stepping`` (undo, redo) · ``changes`` (told in a sentence)
What fields hold       ``fields`` · ``answering`` (what a kind of question offers) · ``published`` (what answers are kept
                       under already)
When parts are shown   ``conditions``, ``rules`` → ``condition_rows`` (a condition as rows of a page)
When two are at it     ``conflict`` (both texts, to choose from)
What citizens see      ``previewing``
"""

from starlette.routing import Route

from portal.admin.builder import adding, conditions, confirming, findings, optioning, parts, previewing, rules, saving, stepping
from portal.endpoint import Handler, action, button, page

ROOT = "/admin/proposals/{proposal}"
PART = ROOT + "/parts/{address}"


def _see(path: str, handler: Handler) -> Route:
    return Route(path, page(handler, staff="administrator"))


def _do(path: str, handler: Handler) -> Route:
    return button(path, handler, staff="administrator")


routes: list[Route] = [
    _see(ROOT, parts.first),
    _see(PART, parts.part),
    _do(PART, saving.save),
    _see(PART + "/addition", adding.addition),
    _do(PART + "/addition", adding.add),
    _see(PART + "/removal", confirming.removal),
    _do(PART + "/removal", confirming.remove),
    _see(PART + "/kind", confirming.kind),
    _do(PART + "/kind", confirming.change_kind),
    _see(PART + "/name", confirming.name),
    _do(PART + "/name", confirming.rename),
    _see(PART + "/condition", conditions.condition),
    _do(PART + "/condition", conditions.change_condition),
    _do(PART + "/condition/name", conditions.name_condition),
    _see(PART + "/options/{code}", optioning.option),
    _do(PART + "/options/{code}", optioning.change_option),
    _see(ROOT + "/pages/new", adding.new_page),
    _do(ROOT + "/pages/new", adding.add_page),
    _see(ROOT + "/conditions", conditions.conditions),
    _do(ROOT + "/conditions/{name}/removal", conditions.remove_condition),
    _see(ROOT + "/rules", rules.rules),
    _see(ROOT + "/rules/{name}", rules.rule),
    _do(ROOT + "/rules/{name}", rules.change_rule),
    _see(ROOT + "/findings", findings.view),
    _do(ROOT + "/undo", stepping.undo),
    _do(ROOT + "/redo", stepping.redo),
    _see(ROOT + "/preview/{address}", previewing.preview),
    Route(
        ROOT + "/preview/{address}",
        action(previewing.as_typed, staff="administrator", transaction=False),
        methods=["POST"],
    ),
]
