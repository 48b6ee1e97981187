"""A day at the contact centre, from a seed: agents, handlers and citizens at once, each in a browser of their own.

`python -m tests.day [--seed N] [--postgresql]` lives the whole of it, 200 contacts and 60 applications by every door, and tells
what was lost; the suite lives a morning of it (`tests/portal/test_day.py`).
"""

import argparse
import logging
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event

import structlog
from argon2 import PasswordHasher
from sqlmodel import Session, select

from eservices import audit, clock, people
from eservices.cases import Case
from eservices.channels import COMES_LATER
from eservices.contact_centre import search
from eservices.contact_centre.meeting import contacts
from eservices.contact_centre.meeting.contacts import Contact
from eservices.database import connect, migrate
from eservices.events import CaseEvent
from eservices.files import Files
from eservices.people import CONTACT_CENTRE, Colleague
from eservices.references import REFERENCE_LENGTH
from forms import library
from portal.app import create_app
from portal.house import House
from portal.settings import Settings
from portal.shipping import publish_shipped
from tests import postgres_server
from tests.client import Client, Seen
from tests.walking import Walk

SECRET = b"a secret for tests, 32 bytes long"
PASSWORD = "en lucka i disken"
AGENTS, HANDLERS = ("berit", "ali", "elin"), ("cem", "dag")
DOORS = ("screen", "phone", "letter", "counter", "email")
SERVICE = "contact"
LETTERS = "bdfgklmprtvx"
LONGEST_PAUSE = 0.02
HEARD = {"radio": "1", "text": "Vid skolan", "textarea": "Lampan är trasig.", "phone": "070-174 06 05"}
OUTCOMES = ("settled", "settled", "settled", "call_back", "wrong_number", "handed_over")


@dataclass
class Errand:
    """Someone turns to the municipality: by which door they apply, if they do, and what is to come of the contact."""

    name: str
    door: str = ""
    outcome: str = "settled"
    reference: str = ""
    contact: str = ""


@dataclass
class Day:
    """The house, what is to happen, and who took what."""

    house: House
    errands: list[Errand]
    seed: int
    taken: list[tuple[str, str]] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.app = create_app(self.house, raises=True)

    def live(self) -> None:
        """Everyone at once, until all has been said and every case has been taken."""
        on_screen = [errand for errand in self.errands if errand.door == "screen"]
        at_desk = [errand for errand in self.errands if errand.door != "screen"]
        with ThreadPoolExecutor(len(AGENTS) + len(HANDLERS) + 1) as people_at_work:
            handling = [people_at_work.submit(self.handle, name) for name in HANDLERS]
            working = [
                people_at_work.submit(self.serve, name, at_desk[place :: len(AGENTS)]) for place, name in enumerate(AGENTS)
            ]
            working.append(people_at_work.submit(self.apply_on_screen, on_screen))
            try:
                for each in working:
                    each.result()
            finally:
                self.over.set()
            for each in handling:
                each.result()

    def signed_in(self, name: str) -> Client:
        client = Client(self.app, SECRET)
        seen = client.submit(client.get("/desk/sign-in"), {"name": name, "password": PASSWORD}, button="Logga in")
        assert seen.status == 303, seen.text
        return client

    def apply_on_screen(self, errands: list[Errand]) -> None:
        random = Random(self.seed)
        for errand in errands:
            walk = Walk(Client(self.app, SECRET), library.form(SERVICE), {"name": errand.name})
            errand.reference = reference_on(walk.to_receipt())
            rest(random)

    def serve(self, name: str, errands: list[Errand]) -> None:
        """An agent meets one after the other; every contact is begun, written, perhaps applied in, and ended."""
        agent, random = self.signed_in(name), Random(f"{self.seed}{name}")
        for errand in errands:
            seen = agent.follow(agent.post("/desk/contacts", {"key": contacts.new_key()}))
            errand.contact = seen.url.rpartition("/")[2]
            fields = {"caller_name": errand.name, "about": "Lampan på skolgården", "note": "Ville veta när den lagas."}
            agent.post(seen.url, fields | ({"channel": errand.door} if errand.door else {}))
            if errand.door:
                errand.reference = self.apply_for(agent, errand)
            seen = agent.get(f"/desk/contacts/{errand.contact}")
            ended = agent.post(f"{seen.url}/ending", {"outcome": errand.outcome, "handed_to": "streets", "minutes": "4"})
            assert ended.status == 303, ended.text
            rest(random)

    def apply_for(self, agent: Client, errand: Errand) -> str:
        """By telephone one question at a time; letters, visits and e-mail are keyed on the citizen's own pages."""
        begun = agent.follow(agent.post(f"/desk/services/{SERVICE}/application", {"channel": errand.door}))
        if errand.door == "phone":
            return reference_on(by_phone(agent, begun, errand.name))
        walk = Walk(agent, library.form(SERVICE), {"name": errand.name})
        check = walk.on_from(begun, f"{walk.home}/check")
        stamped = {"arrived_on": clock.today().isoformat()} if errand.door in COMES_LATER else {}
        return reference_on(agent.follow(agent.submit(check, stamped, button="Skicka")))

    def handle(self, name: str) -> None:
        """Take the next best case until the day is over and none is left; some are handed over, some closed."""
        handler, random = self.signed_in(name), Random(f"{self.seed}{name}")
        while True:
            was_over = self.over.is_set()
            answer = handler.post("/desk/next")
            if not answer.location.startswith("/desk/cases/"):
                if was_over:
                    return
                time.sleep(LONGEST_PAUSE)
                continue
            reference = answer.location.removeprefix("/desk/cases/").partition("?")[0]
            self.taken.append((reference, name))
            if random.random() < 0.5:
                handler.post(f"/desk/cases/{reference}/closing", {"outcome": "settled", "reason": "Lampan är lagad."})
            rest(random)


def by_phone(agent: Client, seen: Seen, name: str) -> Seen:
    """One question at a time, as they are heard, and read back at the end."""
    kinds = {question.key: question.kind for question, _ in library.form(SERVICE).questions()}
    seen = agent.get(seen.link("Första frågan"))
    while not seen.url.endswith("/review"):
        key = seen.url.rpartition("/")[2]
        heard = name if key == "name" else HEARD[kinds[key]]
        answer = agent.submit(seen, {"heard": heard}, button="Fortsätt")
        assert answer.status == 303, answer.text
        seen = agent.follow(answer)
    return agent.follow(agent.submit(seen, {}, button="Skicka ansökan"))


def reference_on(receipt: Seen) -> str:
    """The reference that stands on a receipt."""
    assert receipt.status == 200, receipt.text
    return "".join(receipt.select(".reference")[0].text_content().split())[-REFERENCE_LENGTH:]


def rest(random: Random) -> None:
    time.sleep(random.random() * LONGEST_PAUSE)


def errands(seed: int, number: int, applications: int) -> list[Errand]:
    """Everyone by a name of their own, in an order of the seed's."""
    random = Random(seed)
    names = [f"Elsa {''.join(word).capitalize()}ok" for word in distinct(random, number)]
    made = [Errand(name, DOORS[place % len(DOORS)], "applied") for place, name in enumerate(names[:applications])]
    made += [Errand(name, outcome=random.choice(OUTCOMES)) for name in names[applications:]]
    random.shuffle(made)
    return made


def distinct(random: Random, number: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(random.choices(LETTERS, k=7))] = None
    return list(found)


def employ(house: House) -> None:
    """The cast: agents at the contact centre, handlers who take what comes in there and in the streets."""
    password = people.hash_password(PASSWORD)
    with house.database.writing() as db:
        publish_shipped(db)
        for name in AGENTS:
            people.add_staff(db, name, name.capitalize(), "agent", password, {CONTACT_CENTRE})
        for name in HANDLERS:
            people.add_staff(db, name, name.capitalize(), "handler", password, {CONTACT_CENTRE, "streets"})


def lost(day: Day) -> Iterator[str]:
    """What is not as it should be when the day is over; nothing, one hopes."""
    with day.house.database.reading() as db:
        by = people.colleague(db, AGENTS[0])
        yield from (f"{each.kind} {each.what}: {each.message}" for each in audit.verify(db, day.house.files))
        cases = {case.reference: case for case in db.exec(select(Case))}
        kept = {contact.key: contact for contact in db.exec(select(Contact))}
        applied = [errand for errand in day.errands if errand.door]
        if cases.keys() != {errand.reference for errand in applied} or len(cases) != len(applied):
            yield f"{len(cases)} cases of {len(applied)} applications"
        for errand in day.errands:
            yield from _of_errand(db, by, errand, cases, kept)
        yield from _of_taking(db, day, cases)


def _of_errand(db: Session, by: Colleague, errand: Errand, cases: dict, kept: dict) -> Iterator[str]:
    if errand.reference:
        found = [case.reference for case in search.cases(db, by, search.read(errand.name)).rows]
        if found != [errand.reference]:
            yield f"a search for {errand.name} finds {found} instead of {errand.reference}"
    if errand.door == "screen":
        return
    contact = kept.get(errand.contact)
    if contact is None or contact.is_open or (contact.outcome, contact.caller_name) != (errand.outcome, errand.name):
        yield f"the contact with {errand.name} is lost or not as it ended"
    elif errand.reference and errand.contact not in {each.key for each in contacts.of_case(db, cases[errand.reference])}:
        yield f"case {errand.reference} is not reached from its contact"
    if contact and [each.key for each in search.contacts_with(db, by, search.read(errand.name)).rows] != [errand.contact]:
        yield f"a search for {errand.name} does not find the contact"


def _of_taking(db: Session, day: Day, cases: dict[str, Case]) -> Iterator[str]:
    told = Counter(reference for reference, _ in day.taken)
    yield from (f"case {reference} was taken {count} times" for reference, count in told.items() if count > 1)
    yield from (f"nobody took case {reference}" for reference in cases.keys() - told.keys())
    takes = Counter(db.exec(select(CaseEvent.case_id).where(CaseEvent.kind == "take")))
    yield from (f"{count} events tell that case {number} was taken" for number, count in takes.items() if count != 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true")
    given = parser.parse_args()
    people.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(postgres_server.running()) if given.postgresql else None
        address = stack.enter_context(postgres_server.fresh_database(server)) if server else None
        database = connect(address, folder)
        stack.callback(database.close)
        migrate(database)
        day = Day(House(Settings(data=folder), SECRET, database, Files(folder)), errands(given.seed, 200, 60), given.seed)
        employ(day.house)
        began = time.monotonic()
        day.live()
        print(f"200 contacts and 60 applications in {time.monotonic() - began:.0f} s, seed {given.seed}")
        found = list(lost(day))
    print("\n".join(found) or "Nothing is lost, nothing was taken twice, everything is found.")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
