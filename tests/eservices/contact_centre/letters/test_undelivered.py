"""A letter that comes back is registered once, somebody is rung about it, and it can be sent again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from eservices import clock
from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.calling_back.staffing import Window
from eservices.contact_centre.letters.incoming import mail
from eservices.contact_centre.letters.outgoing import posting, undelivered
from eservices.contact_centre.letters.outgoing.posting import Address, Order, Posting
from eservices.contact_centre.letters.outgoing.undelivered import Back
from eservices.contact_centre.meeting import contacts
from eservices.contact_centre.refusals import PostingGone, PostingMoved
from eservices.events import CaseEvent
from tests.eservices.conftest import Cast, Filed

WORDS = "Vårt brev ”Besked” kom i retur: har flyttat."


@pytest.fixture
def letter(cast: Cast, db: Session) -> Callable[..., Posting]:
    def posted(name: str = "Åke Öberg", **more: object) -> Posting:
        to, said = Address(name, ("Storgatan 1", "123 45 Lillköping")), posting.Letter("Besked", ("Hej!",))
        made = posting.order(db, Order(posting.LETTER, "Besked", to, "sv-simple", said.payload(), **more), cast.elin)
        posting.keep_paper(db, made.id, b"%PDF", 1)
        db.refresh(made)
        posting.post(db, made, cast.elin)
        return made

    return posted


def back(**more: object) -> Back:
    return Back("moved", clock.today(), WORDS, **more)


def window() -> Window:
    return Window(clock.now() + timedelta(hours=1), clock.now() + timedelta(hours=2), 3)


def test_it_waits_in_the_groups_mail_where_no_number_is_known(cast, db, letter):
    made = letter()
    assert undelivered.register(db, made, cast.elin, "k1", back()) is None
    (waiting,) = mail.waiting(db, cast.elin)
    assert (made.state, made.returned_why, made.mail_id) == ("returned", "moved", waiting.id)
    assert (waiting.kind, waiting.sender) == ("returned", "Åke Öberg")
    assert undelivered.of_mail(db, cast.elin, waiting.id) is made
    assert undelivered.of_mail(db, cast.cem, waiting.id) is None


def test_a_number_that_is_known_is_rung_and_the_mail_is_dealt_with(cast, db, letter):
    made = letter()
    callback = undelivered.register(db, made, cast.elin, "k1", back(phone="+46701740605", window=window()))
    assert callback and callbacks.booked(db, cast.elin) == [callback]
    assert (callback.name, callback.phone, callback.about, callback.language) == ("Åke Öberg", "+46701740605", WORDS, "sv")
    assert mail.waiting(db, cast.elin) == [] and mail.lately(db, cast.elin)[0].state == "settled"


def test_a_letter_comes_back_once_and_only_after_it_was_posted(cast, db, letter):
    made = letter()
    undelivered.register(db, made, cast.elin, "k1", back())
    with pytest.raises(PostingMoved):
        undelivered.register(db, made, cast.fia, "k2", back())
    lies = letter()
    posting.take_back(db, lies, cast.elin)
    with pytest.raises(PostingMoved):
        undelivered.register(db, lies, cast.elin, "k3", back())


def test_the_case_tells_that_its_letter_came_back(cast, db, letter, filed: Filed):
    case = filed(db)
    undelivered.register(db, letter(case_id=case.id), cast.elin, "k1", back())
    told = db.exec(select(CaseEvent).where(CaseEvent.case_id == case.id, CaseEvent.kind == "note")).one()
    assert (told.why, told.by_name) == (WORDS, "Elin Fors")


def test_a_letter_is_found_by_the_name_on_it_within_ones_groups(cast, db, letter):
    made, other = letter(), letter("Elsa Åkesson")
    letter("Åke Öberg", group="building")
    assert undelivered.likely(db, cast.elin, "åke") == [other, made]
    assert undelivered.likely(db, cast.elin, "ÖBERG åke") == [made]
    assert undelivered.likely(db, cast.elin, " ") == [] == undelivered.likely(db, cast.dag, "åke")
    with clock.standing_at(clock.now() + undelivered.LOOKED_FOR + timedelta(days=1)):
        assert undelivered.likely(db, cast.elin, "åke") == []


def test_a_number_is_known_from_a_contact_of_ones_own_groups(cast, db, letter, filed: Filed):
    case = filed(db)
    made, contact = letter(case_id=case.id), contacts.begin(db, cast.elin, contacts.new_key(), "+46701740605")
    assert undelivered.known_phone(db, cast.elin, made) == ""
    contacts.link(db, contact, case_id=case.id)
    assert undelivered.known_phone(db, cast.elin, made) == "+46701740605"
    assert undelivered.known_phone(db, cast.dag, made) == ""


def test_it_is_sent_again_as_it_was_to_another_address(cast, db, letter, filed: Filed):
    case = filed(db)
    made = letter(case_id=case.id, post_class="priority", size="large")
    undelivered.register(db, made, cast.elin, "k1", back())
    again = undelivered.send_again(db, made, cast.elin, Address("Åke Öberg", ("Nygatan 2", "123 46 Lillköping")))
    assert (again.payload, again.to_lines, again.case_id) == ({"again": made.id}, ["Nygatan 2", "123 46 Lillköping"], case.id)
    assert (again.post_class, again.size, again.language, again.state) == ("priority", "large", "sv-simple", "ordered")
    made.pdf = None
    with pytest.raises(PostingGone):
        undelivered.send_again(db, made, cast.elin, Address("Åke Öberg", ("Nygatan 2",)))
