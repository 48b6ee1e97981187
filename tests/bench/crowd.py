"""A municipality after many years: a million cases, most of them closed, two million contacts, and the people they were with.

Rows are written in bulk, with the indexes made afterwards; the words are those that filing and saving give.
"""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from eservices import people, services
from eservices.cases import Case
from eservices.contact_centre.meeting.callers import Caller, CallerWord, words_of
from eservices.contact_centre.meeting.contacts import Contact, ContactLink
from eservices.database import Database
from eservices.finding import tokens
from eservices.references import ALPHABET, check_character
from eservices.tally import Tally
from portal import shipping
from tests.bench.bulk import Postgres, Sqlite, columns_of, write_found
from tests.bench.swedes import ERRANDS, Swedes

TODAY = date(2026, 11, 2)
DAYS = 5 * 365
OPEN = 0.06
STAFF = 60
PHRASES = 4000
FEW = 50_000
LANGUAGES = ("sv",) * 17 + ("en", "fi", "ar")
CHANNELS = ("web",) * 11 + ("phone",) * 5 + ("letter", "counter", "counter", "email")
OUTCOMES = ("settled",) * 14 + ("applied", "applied", "handed_over", "call_back", "call_back", "wrong_number")
Row = Sequence[Any]


@dataclass
class Crowd:
    """What is made, and how much."""

    cases: int
    contacts: int
    swedes: Swedes = field(default_factory=Swedes)

    def __post_init__(self) -> None:
        self.names = self.swedes.names(max(self.contacts // 8, 10))
        """Those who turn to the municipality, each about eight times."""
        self.errands = [(service, *about) for service, about in ERRANDS.items()]
        self.said = [self.swedes.phrases(words, PHRASES // len(ERRANDS)) for _, _, _, words in self.errands]
        self.tokens = [[tokens.of_text(phrase) for phrase in phrases] for phrases in self.said]
        self.tokens = [[" ".join(dict.fromkeys(each)) for each in phrases] for phrases in self.tokens]
        self.tally: dict[tuple[str, str, int], int] = {}

    def case_rows(self, columns: Sequence[str], default: dict[str, Any]) -> Iterator[tuple[Row, str]]:
        """The columns of each case, and its tokens."""
        choose = self.swedes.random
        names = self.swedes.names(self.cases)
        for number, name in enumerate(names, start=1):
            kind = choose.randrange(len(self.errands))
            service, group, title, _ = self.errands[kind]
            age = DAYS - DAYS * number // self.cases
            arrived = TODAY - timedelta(days=age)
            status, holder = self._status(age)
            self.tally[group, status, holder or 0] = self.tally.get((group, status, holder or 0), 0) + 1
            row = default | {
                "id": number, "reference": reference(number), "journey": f"{number:08x}-case", "service": service,
                "title": title, "channel": choose.choice(CHANNELS), "language": choose.choice(LANGUAGES), "applicant": name,
                "group_id": group, "status": status, "outcome": "granted" if status == "closed" else None,
                "assignee_id": holder, "arrived_on": str(arrived), "due_on": str(arrived + timedelta(days=70)),
                "registered_at": f"{arrived} 09:00:00.000000", "changed_at": f"{arrived} 09:00:00.000000",
                "receipt_digest": "0" * 64,
            }  # fmt: skip
            place = choose.randrange(len(self.said[kind]))
            own = (*tokens.words(title), *map(tokens.stem, name.lower().split()), tokens.of_phone(phone(number)))
            person = tokens.of_person(person_number(number))
            yield [row[column] for column in columns], f"g:{group} {' '.join(own)} {person} {self.tokens[kind][place]}"

    def _status(self, age: int) -> tuple[str, int | None]:
        """The older, the more surely closed; the same share is open in all."""
        choose = self.swedes.random
        holder = choose.randrange(2, STAFF + 1)
        if choose.random() > OPEN * (4 if age < DAYS / 5 else 0.25):
            return "closed", holder
        status = choose.choice(("received", "received", "in_progress", "waiting"))
        return status, None if status == "received" else holder

    def contact_rows(self, columns: Sequence[str], default: dict[str, Any]) -> Iterator[tuple[Row, str]]:
        choose = self.swedes.random
        names = self.names
        for number in range(1, self.contacts + 1):
            kind = choose.randrange(len(self.errands))
            caller = choose.randrange(len(names))
            case = number * self.cases // self.contacts or 1 if number % 3 == 0 else None
            began = f"{TODAY - timedelta(days=DAYS - DAYS * number // self.contacts)} 10:15:00.000000"
            place = choose.randrange(len(self.said[kind]))
            group = people.CONTACT_CENTRE if choose.random() < 0.9 else self.errands[kind][1]
            row = default | {
                "id": number, "key": f"{number:08x}-contact", "group_id": group, "by_id": choose.randrange(2, STAFF + 1),
                "by_name": "Berit Ek", "channel": choose.choice(CHANNELS), "began_at": began, "changed_at": began,
                "ended_at": began, "seconds": 240, "caller_id": caller + 1, "caller_name": names[caller],
                "phone": phone(caller), "service_id": self.errands[kind][0], "about": self.said[kind][place],
                "case_id": case, "outcome": choose.choice(OUTCOMES),
            }  # fmt: skip
            own = " ".join((*map(tokens.stem, names[caller].lower().split()), tokens.of_phone(phone(caller))))
            yield [row[column] for column in columns], f"g:{group} {own} {self.tokens[kind][place]}"

    def links(self) -> Iterator[Row]:
        for number in range(3, self.contacts + 1, 3):
            yield [number, number * self.cases // self.contacts or 1]


def reference(number: int) -> str:
    """References that are as scattered as real ones, and never twice."""
    scattered, word = number * 48_271_000_007 % len(ALPHABET) ** 8, ""
    for _ in range(8):
        scattered, place = divmod(scattered, len(ALPHABET))
        word += ALPHABET[place]
    return word + check_character(word)


def phone(number: int) -> str:
    return f"+4670{number % 10_000_000:07d}"


def person_number(number: int) -> str:
    return f"19{30 + number % 60}{1 + number % 12:02d}{1 + number % 28:02d}{number % 10_000:04d}"


def build(database: Database, crowd: Crowd) -> None:
    """Fill an empty, migrated database."""
    with database.writing() as db:
        shipping.publish_shipped(db)
        for group in {group for _, group, _, _ in crowd.errands} - {people.CONTACT_CENTRE}:
            people.ensure_department(db, group)
        groups = {group.id for group in people.groups(db)}
        for number in range(1, STAFF + 1):
            mine = groups if number == 1 else set(crowd.swedes.random.sample(sorted(groups), 2))
            people.add_staff(db, f"staff{number}", f"Berit Ek {number}", "agent", "x", mine)
        version = services.all_current(db)[0].id
    bulk = Sqlite(database) if database.is_sqlite else Postgres(database)
    counted = ("group_id", "status", "assignee_id", "cases")
    with bulk.without_indexes() if crowd.cases > FEW else nullcontext():
        write_found(bulk, "case", Case, crowd.case_rows, {"version_id": version})
        bulk.write(Tally, counted, ((*where, count) for where, count in crowd.tally.items()))
        _build_callers(bulk, crowd)
        write_found(bulk, "contact", Contact, crowd.contact_rows, {})
        bulk.write(ContactLink, ("contact_id", "case_id"), crowd.links())
    bulk.connection.close()


def _build_callers(bulk: Sqlite | Postgres, crowd: Crowd) -> None:
    made = f"{TODAY} 08:00:00.000000"
    columns, default = columns_of(Caller, {"group_id": people.CONTACT_CENTRE, "made_at": made, "changed_at": made})
    rows = (default | {"id": number, "name": name, "phone": phone(number - 1)} for number, name in enumerate(crowd.names, 1))
    bulk.write(Caller, columns, ([row[column] for column in columns] for row in rows))
    words = {(word, number) for number, name in enumerate(crowd.names, 1) for word in words_of(name)}
    bulk.write(CallerWord, ("word", "caller_id"), sorted(words))
