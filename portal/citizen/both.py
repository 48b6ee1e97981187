"""Two write on the same page: what the one types is never put out by what the other saves.

A page that is shown while somebody helps says what stood in its fields (`seen`). What comes back and was not touched changes
nothing; what both have changed is shown to the one who saves later, with both answers to choose from.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from forms.answers import Answer, Problem
from forms.kinds import kind_of
from portal.citizen.places import Place
from portal.citizen.replying import Reply
from portal.endpoint import Visit

if TYPE_CHECKING:
    from forms.journey import Asked

MEANWHILE = "meanwhile"
"""The code of what both have changed."""


def is_shared(visit: Visit) -> bool:
    """Whether two are at it."""
    return visit.helped is not None and visit.helped.is_open


def seen(visit: Visit, place: Place, problems: Iterable[Problem] = ()) -> str:
    """What stands in the fields, as `path:mark` with blanks between. Where something typed is still to be mended, what stood
    there when it was typed."""
    if not is_shared(visit):
        return ""
    unread = {problem.path for problem in problems if problem.code != MEANWHILE}
    before = _seen(visit)
    marks = {each.path: mark(place.application.answers.get(each.path)) for each in place.asked}
    marks |= {path: before[path] for path in unread & marks.keys() & before.keys()}
    return " ".join(f"{path}:{marked}" for path, marked in marks.items())


def _seen(visit: Visit) -> dict[str, str]:
    pairs = (each.rpartition(":") for each in visit.fields.get("seen", "").split())
    return {path: marked for path, _, marked in pairs}


def mark(answer: Answer | None) -> str:
    """A few characters that stand for a value."""
    if answer is None:
        return "0"
    return hashlib.sha256(json.dumps(answer.value, sort_keys=True).encode()).hexdigest()[:12]


def settle(visit: Visit, place: Place, reply: Reply) -> None:
    """Where two are at it: take out of the reply what would put out the other's answer, and tell of what both have changed."""
    if not is_shared(visit):
        return
    before, now = _seen(visit), place.application.answers
    for asked in place.asked:
        path = asked.path
        if path not in reply.changes or asked.question.kind == "file":
            continue
        mine, kept = mark(reply.changes[path]), now.get(path)
        if mine == mark(kept) or mine == before.get(path):
            _leave(reply, path, kept)
        elif before.get(path, _unseen(place, kept)) != mark(kept):
            reply.set_aside(path, _both(visit, asked, kept))


def _leave(reply: Reply, path: str, kept: Answer | None) -> None:
    """The answer stays as it is kept, with the one who gave it."""
    reply.changes.pop(path)
    if kept is not None:
        reply.problems = [each for each in reply.problems if each.path != path]


def _unseen(place: Place, kept: Answer | None) -> str:
    """What a page that was opened before the help began has not seen: whatever the other has written."""
    return "" if kept and kept.source != place.application.source else mark(kept)


def _both(visit: Visit, asked: "Asked", kept: Answer | None) -> Problem:
    say = visit.say
    other = visit.helped.other(say) if visit.helped else ""
    said = kind_of(asked.question).show(asked.question, kept.value, say) if kept else say("Inget svar")
    return Problem(asked.path, MEANWHILE, "", {"who": other, "other": " ".join(said.split())})
