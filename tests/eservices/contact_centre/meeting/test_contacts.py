"""Contacts: begun once, saved as they are typed, ended once, linked to all that they led to, and never seen across a wall."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import Session

from eservices import cases, clock
from eservices.contact_centre.meeting import callers, contact_list, contacts, endings
from eservices.contact_centre.meeting.callers import About
from eservices.contact_centre.meeting.contact_list import Wanted
from eservices.contact_centre.meeting.contacts import Contact
from eservices.contact_centre.meeting.merging import Typed, digest
from eservices.contact_centre.refusals import ContactGone, ContactMoved, NoGroup
from eservices.people import Colleague
from eservices.refusals import UnknownGroup, WordsMissing
from tests.eservices.conftest import Cast, Filed, begun, send


def call(db: Session, by: Colleague, **typed: str) -> Contact:
    """A contact that `by` has begun, with what was typed in it."""
    contact = contacts.begin(db, by, contacts.new_key())
    contacts.save(db, contact, Typed({"note": "Frågade om gräset.", **typed}))
    return contact


def test_the_same_key_begins_one_contact_also_when_something_was_typed_in_between(cast: Cast, db: Session) -> None:
    key = contacts.new_key()
    contact = contacts.begin(db, cast.elin, key)
    contacts.save(db, contact, Typed({"note": "Hej"}))
    assert contacts.begin(db, cast.elin, key).id == contact.id
    assert [each.note for each in contacts.all_open(db, cast.elin)] == ["Hej"]


def test_a_blank_contact_is_used_before_another_is_begun_and_its_clock_starts_again(cast: Cast, db: Session) -> None:
    began = clock.now()
    blank = contacts.begin(db, cast.elin, contacts.new_key())
    with clock.standing_at(began + timedelta(minutes=9)):
        again = contacts.begin(db, cast.elin, contacts.new_key(), "+46701740605")
        assert (again.id, again.phone, endings.spent(again)) == (blank.id, "+46701740605", 0)


def test_two_contacts_can_be_open_and_the_one_last_worked_with_is_the_one_that_one_is_in(cast: Cast, db: Session) -> None:
    first, second = call(db, cast.elin, note="Ett"), call(db, cast.elin, note="Två")
    assert contacts.open_of(db, cast.elin) == second
    contacts.resume(db, first)
    assert contacts.open_of(db, cast.elin) == first
    endings.finish(db, first, "settled")
    assert contacts.open_of(db, cast.elin) == second
    assert contacts.open_of(db, cast.fia) is None


def test_a_key_is_of_no_use_to_a_colleague(cast: Cast, db: Session) -> None:
    contact = call(db, cast.elin)
    with pytest.raises(ContactGone):
        contacts.find_own(db, cast.fia, contact.key)
    with pytest.raises(ContactGone):
        contacts.begin(db, cast.fia, contact.key)


def test_who_is_in_no_group_has_nowhere_to_lay_a_contact(cast: Cast, db: Session) -> None:
    with pytest.raises(NoGroup):
        contacts.begin(db, cast.eva, contacts.new_key())


def test_a_contact_is_never_seen_across_a_wall(cast: Cast, db: Session) -> None:
    ours, theirs = call(db, cast.elin), call(db, cast.cem)
    assert (ours.group_id, theirs.group_id) == ("contact-centre", "building")
    assert contacts.find(db, cast.fia, ours.key) == ours
    assert contacts.find(db, cast.fia, theirs.key) == theirs
    for by, contact in ((cast.cem, ours), (cast.dag, ours), (cast.elin, theirs), (cast.eva, ours)):
        with pytest.raises(ContactGone):
            contacts.find(db, by, contact.key)


def test_who_may_see_the_case_sees_the_contacts_about_it(cast: Cast, db: Session, filed: Filed) -> None:
    contact, case = call(db, cast.elin), filed(db)
    contacts.link(db, contact, case_id=case.id)
    contacts.link(db, contact, case_id=case.id)
    assert contacts.of_case(db, case) == [contact]
    assert contacts.find(db, cast.cem, contact.key) == contact
    cases.take(db, case, cast.cem)
    cases.hand_over(db, case, cast.cem, "care", "Gäller hemtjänst.")
    assert contacts.find(db, cast.dag, contact.key) == contact
    with pytest.raises(ContactGone):
        contacts.find(db, cast.cem, contact.key)


def test_a_contact_leads_to_the_case_that_its_draft_became_and_to_each_of_several(
    cast: Cast, db: Session, filed: Filed
) -> None:
    contact, first, second = call(db, cast.elin), begun(db), begun(db)
    for draft in (first, second):
        contacts.link(db, contact, journey=draft.journey, outcome="applied")
    found = [cases.find_on_desk(db, cast.cem, send(db, draft).reference) for draft in (first, second)]
    assert [contacts.of_case(db, case) for case in found] == [[contact], [contact]]
    assert contacts.find(db, cast.cem, contact.key).outcome == "applied"
    assert contacts.of_case(db, filed(db)) == []


def test_the_time_is_measured_from_the_beginning_and_can_be_corrected(cast: Cast, db: Session) -> None:
    contact, began = call(db, cast.elin), clock.now()
    with clock.standing_at(began + timedelta(seconds=95)):
        endings.finish(db, contact, "settled")
    assert contact.seconds in (94, 95)
    endings.correct_time(db, contact, 60)
    assert (contact.seconds, endings.spent(contact)) in ((60, 94), (60, 95))


def test_one_that_was_left_open_over_a_night_took_until_it_was_last_worked_with(cast: Cast, db: Session) -> None:
    began = clock.local(clock.now()).replace(hour=15)
    with clock.standing_at(began):
        contact = contacts.begin(db, cast.elin, contacts.new_key())
    with clock.standing_at(began + timedelta(minutes=4)):
        contacts.save(db, contact, Typed({"note": "Glömde avsluta."}))
    with clock.standing_at(began + timedelta(hours=17)):
        endings.finish(db, contact, "settled")
    assert contact.seconds == 240


def test_ending_twice_is_ending_once(cast: Cast, db: Session) -> None:
    contact = call(db, cast.elin)
    endings.finish(db, contact, "settled")
    endings.finish(db, contact, "handed_over", "building")
    assert (contact.outcome, contact.handed_to) == ("settled", None)


@pytest.mark.parametrize(("note", "group", "refusal"), [("  ", "building", WordsMissing), ("Ring.", "moon", UnknownGroup)])
def test_what_is_handed_over_needs_words_and_a_group(
    cast: Cast, db: Session, note: str, group: str, refusal: type[Exception]
) -> None:
    contact = call(db, cast.elin, note=note)
    with pytest.raises(refusal):
        endings.finish(db, contact, "handed_over", group)
    assert contact.is_open


def test_what_is_handed_over_waits_for_the_group_until_one_takes_it_and_tells_what_came_of_it(cast: Cast, db: Session) -> None:
    contact = call(db, cast.elin, note="Vill prata om staketet.")
    endings.finish(db, contact, "handed_over", "building")
    assert [endings.waiting(db, by) for by in (cast.cem, cast.dag, cast.elin)] == [[contact], [], []]
    assert contacts.find(db, cast.cem, contact.key).note == "Vill prata om staketet."
    endings.take(db, contact, cast.cem)
    endings.take(db, contact, cast.cem)
    assert [endings.waiting(db, by) for by in (cast.cem, cast.fia)] == [[contact], []]
    assert [endings.count_waiting(db, by) for by in (cast.cem, cast.fia)] == [0, 0]
    for act in (endings.take, endings.put_back):
        with pytest.raises(ContactMoved):
            act(db, contact, cast.fia)
    endings.settle(db, contact, cast.cem, "Ringde, hon söker bygglov.")
    assert endings.waiting(db, cast.cem) == []
    assert contacts.find(db, cast.elin, contact.key).answer == "Ringde, hon söker bygglov."
    with pytest.raises(ContactMoved):
        endings.settle(db, contact, cast.cem, "En gång till.")


def test_what_was_put_back_is_there_for_a_colleague(cast: Cast, db: Session) -> None:
    contact = call(db, cast.elin)
    endings.finish(db, contact, "handed_over", "building")
    endings.take(db, contact, cast.cem)
    endings.put_back(db, contact, cast.cem)
    assert endings.count_waiting(db, cast.fia) == 1
    endings.take(db, contact, cast.fia)
    assert contact.taken_by_name == "Fia Grahn"


def test_a_double_press_takes_once_also_where_both_have_read_that_it_was_free(cast: Cast, db: Session) -> None:
    contact = call(db, cast.elin)
    endings.finish(db, contact, "handed_over", "building")
    unheard = update(Contact).where(Contact.id == contact.id).execution_options(synchronize_session=False)
    db.exec(unheard.values(taken_by_id=cast.cem.id, taken_by_name=cast.cem.full_name, taken_at=clock.now()))
    endings.take(db, contact, cast.cem)
    assert endings.waiting(db, cast.cem) == [contact]


def test_nobody_takes_what_was_handed_to_others(cast: Cast, db: Session) -> None:
    contact = call(db, cast.elin)
    endings.finish(db, contact, "handed_over", "building")
    with pytest.raises(ContactMoved):
        endings.take(db, contact, cast.dag)
    assert contact.taken_at is None


def test_only_a_contact_of_which_nothing_was_said_goes_away(cast: Cast, db: Session) -> None:
    said = call(db, cast.elin)
    assert not endings.discard(db, said)
    blank = contacts.begin(db, cast.elin, contacts.new_key())
    assert endings.discard(db, blank)
    assert contacts.all_open(db, cast.elin) == [said]


def test_a_text_of_any_length_is_kept_whole(cast: Cast, db: Session) -> None:
    contact = call(db, cast.elin, note="å" * 200_000, caller_name="Ö" * 300)
    db.expire(contact)
    assert (len(contact.note), len(contact.caller_name)) == (200_000, 200)


def test_the_contacts_with_a_person_are_those_that_one_may_see(cast: Cast, db: Session) -> None:
    caller = callers.add(db, cast.elin, About("Astrid Nyberg"))
    contact = call(db, cast.elin)
    contacts.meet(db, contact, caller)
    assert contacts.of_caller(db, cast.elin, caller) == [contact]
    assert contacts.of_caller(db, replace(cast.dag), caller) == []


SHOWN = {"note": digest("Ett"), "about": digest("")}


@pytest.mark.parametrize(("later", "note"), [
    (Typed({"note": "Ett två tre"}, "one", 9), "Ett två tre"),
    (Typed({"note": "Ett t"}, "one", 4), "Ett två"),
    (Typed({"note": ""}, "one", 9), ""),
    (Typed({"note": "Ett", "about": "Gräs"}, "other", 1, SHOWN), "Ett två"),
    (Typed({"note": "Ett fyra"}, "other", 1, SHOWN), "Ett två\n\nEtt fyra"),
    (Typed({"note": "Ett två fyra"}, "other", 1, SHOWN), "Ett två fyra"),
    (Typed({"note": "Ett två"}, "other", 1, SHOWN), "Ett två"),
])  # fmt: skip
def test_nothing_typed_is_lost_when_it_comes_late_or_from_two_windows(cast: Cast, db: Session, later: Typed, note: str) -> None:
    contact = call(db, cast.elin, note="Ett")
    contacts.save(db, contact, Typed({"note": "Ett två"}, "one", 7, SHOWN))
    contacts.save(db, contact, later)
    assert (contact.note, contact.about) == (note, later.values.get("about", ""))


def test_a_channel_that_is_none_is_left_as_it_was_and_the_next_contact_begins_with_the_last(cast: Cast, db: Session) -> None:
    contact = call(db, cast.elin, channel="pigeon")
    assert contact.channel == "phone"
    contacts.save(db, contact, Typed({"channel": "counter"}))
    assert call(db, cast.elin).channel == "counter"
    assert contacts.begin(db, cast.elin, contacts.new_key(), "+46701740605").channel == "phone"
    assert call(db, cast.fia).channel == "phone"


def test_the_list_shows_ones_own_or_those_of_ones_groups_in_pages_by_key(cast: Cast, db: Session) -> None:
    made = [call(db, by).id for by in (cast.elin, cast.cem, cast.fia, cast.elin, cast.dag)]
    endings.finish(db, contacts.open_of(db, cast.fia), "wrong_number")

    def listed(by: Colleague, **wanted: str) -> list[int]:
        first = contact_list.page(db, by, Wanted(**wanted), size=2)
        rest = contact_list.page(db, by, Wanted(**wanted), before=first.next, size=2).rows if first.next else []
        return [row.id for row in [*first.rows, *rest]]

    assert listed(cast.elin) == [made[3], made[0]]
    assert listed(cast.elin, view="groups") == [made[3], made[2], made[0]]
    assert listed(cast.fia, view="groups") == [made[3], made[2], made[1], made[0]]
    assert listed(cast.fia, view="groups", outcome="wrong_number") == [made[2]]
    assert listed(cast.dag, view="groups", channel="phone") == [made[4]]
    assert listed(cast.eva, view="groups") == []
