"""Those who turn to us: found by what they say of themselves, behind the wall of those who wrote them down."""

import pytest
from sqlmodel import Session, select

from eservices.contact_centre.meeting import callers, clues
from eservices.contact_centre.meeting.callers import About, CallerLook
from eservices.contact_centre.refusals import CallerGone, NoGroup, PersonKnown
from eservices.people import Colleague
from tests.eservices.conftest import Cast

ASTRID = About("Astrid af Nyberg-Åkesson", "070-174 06 05", "191212121212", needs=("slow", "made-up"))


def found(db: Session, by: Colleague, typed: str) -> list[str]:
    return [caller.name for caller in callers.find(db, by, clues.read(typed))]


@pytest.mark.parametrize(("typed", "kind", "value"), [
    ("Astrid  Nyberg", "name", "Astrid Nyberg"),
    ("070-174 06 05", "phone", "+46701740605"),
    ("0701740605", "phone", "+46701740605"),
    ("+46 70 174 06 05", "phone", "+46701740605"),
    ("0046701740605", "phone", "+46701740605"),
    ("19121212-1212", "personal_number", "191212121212"),
    ("121212-1212", "personal_number", "201212121212"),
    ("191212121212", "personal_number", "191212121212"),
    ("191212121213", "", ""),
    ("12", "", ""),
    ("  ", "", ""),
    ("-----", "", ""),
])  # fmt: skip
def test_what_is_typed_is_known_for_what_it_is(typed: str, kind: str, value: str) -> None:
    assert clues.read(typed) == (kind, value)


@pytest.mark.parametrize("typed", ["astrid", "NYBERG", "nyb astr", "åke", "af", "070-1740605", "191212121212", "19121212-1212"])
def test_a_person_is_found_by_what_they_say(cast: Cast, db: Session, typed: str) -> None:
    callers.add(db, cast.elin, ASTRID)
    callers.add(db, cast.elin, About("Bo Ek"))
    assert found(db, cast.elin, typed) == [ASTRID.name]


@pytest.mark.parametrize("typed", ["bergny", "astrid ek", "a", "ny", "070-1740606", "", "K7M4PX9QH"])
def test_nobody_is_found_by_something_else(cast: Cast, db: Session, typed: str) -> None:
    callers.add(db, cast.elin, ASTRID)
    assert found(db, cast.elin, typed) == []


@pytest.mark.parametrize("typed", ["astrid", "070-1740605", "191212121212"])
def test_nobody_is_found_across_a_wall(cast: Cast, db: Session, typed: str) -> None:
    caller = callers.add(db, cast.elin, ASTRID)
    assert found(db, cast.fia, typed) == [ASTRID.name]
    for by in (cast.cem, cast.dag, cast.eva):
        assert found(db, by, typed) == []
        with pytest.raises(CallerGone):
            callers.find_by_id(db, by, caller.id)


def test_to_look_for_a_personal_number_is_a_row_whoever_it_finds(cast: Cast, db: Session) -> None:
    caller = callers.add(db, cast.elin, ASTRID)
    found(db, cast.elin, "19121212-1212")
    found(db, cast.elin, "19640823-3234")
    found(db, cast.elin, "astrid")
    callers.find_by_id(db, cast.fia, caller.id)
    looks = [(look.staff_name, look.what, look.caller_id) for look in db.exec(select(CallerLook).order_by(CallerLook.id))]
    assert looks == [
        ("Elin Fors", "personal_number", caller.id), ("Elin Fors", "personal_number", None), ("Fia Grahn", "person", caller.id),
    ]  # fmt: skip
    assert [look.staff_name for look in callers.looks_at(db, caller)] == ["Fia Grahn", "Elin Fors"]


def test_a_personal_number_is_one_person_in_a_group_and_tells_nothing_to_another(cast: Cast, db: Session) -> None:
    callers.add(db, cast.elin, ASTRID)
    other = callers.add(db, cast.elin, About("Bo Ek"))
    with pytest.raises(PersonKnown):
        callers.add(db, cast.elin, ASTRID._replace(name="Astrid"))
    with pytest.raises(PersonKnown):
        callers.change(db, other, ASTRID)
    assert callers.add(db, cast.dag, ASTRID).group_id == "care"


def test_what_is_written_down_can_be_changed_and_is_found_as_it_is_now(cast: Cast, db: Session) -> None:
    caller = callers.add(db, cast.elin, ASTRID)
    assert (caller.needs, caller.phone) == (["slow"], "+46701740605")
    callers.change(db, caller, ASTRID._replace(name="Astrid Ek", needs=("slow", "hearing"), phone=""))
    assert (found(db, cast.elin, "nyberg"), found(db, cast.elin, "ek")) == ([], ["Astrid Ek"])
    assert (caller.needs, caller.phone, caller.personal_number) == (["hearing", "slow"], "", "191212121212")


def test_who_is_in_no_group_writes_nobody_down(cast: Cast, db: Session) -> None:
    with pytest.raises(NoGroup):
        callers.add(db, cast.eva, ASTRID)
