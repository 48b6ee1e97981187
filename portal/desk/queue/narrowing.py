"""Narrowing the queue: only some services, languages and channels, only what is late. Words of a title become its services at
once, so that what somebody types never stands in an address.
"""

from collections.abc import Iterable

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import queue as lists
from eservices import services
from eservices.channels import CHANNELS
from eservices.database import Database
from eservices.tally import Counts
from forms.stemming import stems
from forms.texts import SWEDISH
from portal.desk.queue.looking import NOTHING, Look
from portal.desk.surroundings import signed_in
from portal.desk.words import CHANNELS as WORDS
from portal.endpoint import action, see_other
from portal.visit import Visit

WEB = "web"


def narrow(visit: Visit, database: Database) -> Response:
    """To the list that was asked for."""
    with database.reading() as db:
        counts = lists.counts(db, signed_in(visit))
        return see_other(_asked(visit, db, counts).address)


def _asked(visit: Visit, db: Session, counts: Counts) -> Look:
    look = Look.of(visit.fields.get("look", ""), counts)
    chosen = {name: visit.fields.get(name, "") for name in ("service", "language", "channel", "late")}
    words = visit.fields.get("title_words", "").strip()
    if words:
        chosen["service"] = ",".join(_titled(db, words, chosen["service"])) or NOTHING
    return look.within(Look.read({"view": "all", **chosen}, counts))


def _titled(db: Session, words: str, service: str) -> Iterable[str]:
    """The services whose title has all the words, in any of their forms."""
    wanted = set(stems(words))
    for version in services.all_live(db):
        title = stems(SWEDISH.text(version.form.title))
        if all(any(each.startswith(one) for each in title) for one in wanted) and service in ("", version.service_id):
            yield version.service_id


def choices(visit: Visit, db: Session, look: Look) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen, as value and words; nothing chosen stands first."""
    say = visit.say
    titles = [(version.service_id, say.text(version.form.title)) for version in services.all_live(db)]
    several = [(",".join(look.services), say("Flera tjänster"))] if len(look.services) > 1 else []
    return {
        "services": [("", say("Alla tjänster")), *several, *sorted(titles, key=lambda pair: pair[1])],
        "languages": [("", say("Alla språk")), *((code, languages.called(code, say)) for code in languages.offered())],
        "channels": [("", say("Alla kanaler")), *((code, channel_name(visit, code)) for code in CHANNELS)],
    }


def channel_name(visit: Visit, code: str) -> str:
    return visit.say("Webb") if code == WEB else visit.say(WORDS[code])


def told(visit: Visit, db: Session, look: Look) -> list[str]:
    """What the list is narrowed to, in words."""
    if not look.is_narrow:
        return []
    say = visit.say
    titles = {version.service_id: say.text(version.form.title) for version in services.all_live(db)} if look.services else {}
    named = [say("Ingen tjänst har de orden i namnet") if each == NOTHING else titles.get(each, each) for each in look.services]
    spoken = [languages.called(code, say) for code in look.languages]
    return [*named, *spoken, *(channel_name(visit, code) for code in look.channels), *([say("Sena")] if look.late else [])]


routes = [Route("/desk/narrowing", action(narrow, staff=True, transaction=False), methods=["POST"])]
