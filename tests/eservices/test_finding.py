"""Cases and contacts are found by what is known of them, on one's own side of the walls, the newest first."""

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from eservices import audit, cases, jobs
from eservices.cases import Case
from eservices.contact_centre import search
from eservices.contact_centre.meeting import contacts, endings
from eservices.contact_centre.meeting.contacts import Contact
from eservices.contact_centre.meeting.merging import Typed
from eservices.contact_centre.search import NumberSearch
from eservices.database import Database
from eservices.files import Files
from eservices.finding import catching, index, reckoning, tokens
from eservices.people import Colleague
from eservices.refusals import SearchTooSlow
from tests.eservices.conftest import Cast, Filed, begun, send


def found(db: Session, by: Colleague, typed: str) -> list[str]:
    return [case.reference for case in search.cases(db, by, search.read(typed)).rows]


def met(db: Session, by: Colleague, **said: str) -> Contact:
    contact = contacts.begin(db, by, contacts.new_key())
    contacts.save(db, contact, Typed(said))
    endings.finish(db, contact, "settled")
    return contact


def test_a_case_is_found_by_names_by_words_in_any_form_and_by_beginnings(cast: Cast, db, filed: Filed):
    case, other = filed(db), filed(db, name="Olle Ek")
    for typed in ("Astrid Berg", "berg", "ASTRID", "bygglovet astrid", "Bérg", case.reference, f"  {case.reference.lower()} "):
        assert found(db, cast.cem, typed) == [case.reference], typed
    assert found(db, cast.cem, "bygglovets") == [other.reference, case.reference]
    assert found(db, cast.cem, "Astr") == found(db, cast.cem, "Astrid Olle") == []
    for typed in ("Astr", "bygglov astri"):
        by_beginning = search.cases(db, cast.cem, search.read(typed).by_beginning)
        assert [each.reference for each in by_beginning.rows] == [case.reference], typed
    assert search.read("Ast").by_beginning is search.read("Astri 070-174 06 05").by_beginning is None


def test_no_search_finds_counts_or_pages_what_lies_behind_a_wall(cast: Cast, db, filed: Filed):
    case = filed(db)
    for typed in ("Astrid Berg", case.reference):
        hits = search.cases(db, cast.dag, search.read(typed))
        assert (hits.rows, hits.count, hits.before) == ([], 0, None)
    assert search.cases(db, cast.eva, search.read("Astrid")).count == 0


def test_a_case_that_is_handed_over_is_found_where_it_lies_and_no_longer_where_it_lay(cast: Cast, db, filed: Filed):
    case = filed(db)
    cases.hand_over(db, case, cast.cem, "care", "Hör hit")
    assert found(db, cast.cem, "Astrid") == []
    assert found(db, cast.dag, "Astrid") == [case.reference]


def test_contacts_follow_their_case_through_the_walls(cast: Cast, db, filed: Filed):
    case = filed(db)
    contact = met(db, cast.elin, caller_name="Astrid Berg", about="Undrar om altanen", phone="+46701740605")
    asked = search.read("altan")
    assert search.contacts_with(db, cast.cem, asked).count == 0
    contacts.link(db, contact, case_id=case.id)
    assert [each.id for each in search.contacts_with(db, cast.cem, asked).rows] == [contact.id]
    cases.hand_over(db, case, cast.cem, "care", "Hör hit")
    assert search.contacts_with(db, cast.cem, asked).count == 0
    for typed in ("altaner", "070-174 06 05", "+46 70 174 06 05", case.reference):
        assert [each.id for each in search.contacts_with(db, cast.dag, search.read(typed)).rows] == [contact.id], typed


def test_a_contact_about_a_draft_is_found_by_those_who_get_the_case_that_it_becomes(cast: Cast, db):
    draft = begun(db)
    contact = met(db, cast.elin, about="Behöver hjälp med ritningen")
    contacts.link(db, contact, journey=draft.journey)
    assert search.contacts_with(db, cast.cem, search.read("ritning")).count == 0
    send(db, draft)
    assert search.contacts_with(db, cast.cem, search.read("ritning")).count == 1


def test_what_is_saved_anew_is_found_by_what_now_stands_there(cast: Cast, db):
    contact = met(db, cast.elin, note="Soptunnan är full")
    contacts.save(db, contact, Typed({"note": "Återvinningen är full"}))
    assert search.contacts_with(db, cast.elin, search.read("soptunna")).count == 0
    assert search.contacts_with(db, cast.elin, search.read("återvinning")).count == 1
    blank = contacts.begin(db, cast.elin, contacts.new_key())
    endings.discard(db, blank)
    assert not list(reckoning.differences(db))


def test_a_personal_number_finds_the_case_and_who_searched_is_written_down(database: Database, cast: Cast, filed: Filed):
    with database.writing() as db:
        case = filed(db, name="Elsa Ek 19121212-1212")
    for typed in ("19121212-1212", "121212-1212", "1912 1212 1212"):
        with database.reading() as db:
            sought = search.read(typed)
            hits = search.cases(db, cast.cem, sought)
            assert [each.reference for each in hits.rows] == [case.reference], typed
            search.note(db, cast.cem, sought, len(hits.rows))
    with database.reading() as db:
        looks = db.exec(select(NumberSearch)).all()
    assert [(look.staff_name, look.found) for look in looks] == [("Cem Demir", 1)] * 3
    assert not any("1212" in look.digest for look in looks)
    assert not search.read("070-174 06 05").person


def test_pages_go_on_by_key_and_the_count_is_capped(cast: Cast, db, filed: Filed, monkeypatch):
    monkeypatch.setattr(index, "CAP", 30)
    references = [filed(db).reference for _ in range(33)]
    first = search.cases(db, cast.cem, search.read("Astrid"))
    second = search.cases(db, cast.cem, search.read("Astrid"), first.before)
    assert [each.reference for each in (*first.rows, *second.rows)] == references[::-1]
    assert (first.count, second.count, second.before) == (31, None, None)


def test_words_that_nobody_writes_cannot_break_the_search(cast: Cast, db, filed: Filed):
    filed(db)
    for typed in (
        '"',
        "' OR 1",
        'astrid" OR "g:care',
        "g:building",
        "a AND b NOT (c",
        "\\",
        "\0",
        "*",
        "  ",
        "'':*",
        "😀",
        "p:x",
    ):
        assert search.cases(db, cast.dag, search.read(typed)).count == 0, typed
    assert not search.read("  ")


def test_a_search_that_takes_too_long_is_broken_off_and_the_transaction_goes_on(cast: Cast, db, filed: Filed, monkeypatch):
    filed(db)
    monkeypatch.setattr(index, "LONGEST_SECONDS", 0.02)
    slow = {"sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"}
    statement = text(slow.get(db.get_bind().dialect.name, "SELECT pg_sleep(5)"))
    for place in ("_NEWEST_FTS5", "_BACKWARDS"):
        monkeypatch.setitem(getattr(index, place), "case", statement)
    with pytest.raises(SearchTooSlow):
        search.cases(db, cast.cem, search.read("Astrid"))
    assert filed(db).reference


def test_the_reckoning_finds_what_is_missing_or_wrong_in_the_index(cast: Cast, db, filed: Filed, tmp_path):
    one, two = filed(db), filed(db)
    contact = met(db, cast.elin, about="Altan")
    assert audit.verify(db, Files(tmp_path)) == []
    index.drop(db, "case", one.id)
    index.put(db, "case", two.id, ["astrid", "berg"], ["care"])
    index.put(db, "contact", contact.id, ["altan", "till"], [contact.group_id])
    told = {(each.kind, each.what) for each in audit.verify(db, Files(tmp_path))}
    assert told == {("search", f"case {one.id}"), ("search", f"case {two.id}"), ("search", f"contact {contact.id}")}


def test_what_was_there_before_the_index_comes_in_by_a_job_that_can_be_broken_off(
    database: Database, cast: Cast, filed: Filed, tmp_path, monkeypatch
):
    monkeypatch.setattr(catching, "AT_A_TIME", 2)
    with database.writing() as db:
        made = [filed(db) for _ in range(5)]
        for case in made:
            index.drop(db, "case", case.id)
        newest = max(case.id for case in made)
        catching.promise(db, "case", newest)
        assert not [each for each in audit.verify(db, Files(tmp_path)) if each.kind == "search"]
    catching.index_old(database, {"what": "case", "from": newest})
    catching.index_old(database, {"what": "case", "from": newest})
    with database.writing() as db:
        assert len(found(db, cast.cem, "Astrid")) == 2
        while job := jobs.claim(db, "test", (catching.INDEX_OLD,)):
            jobs.complete(db, job)
            db.flush()
            rest = job.payload
            if rest["from"] < newest:
                break
    catching.index_old(database, rest)
    catching.index_old(database, {"what": "case", "from": made[0].id})
    with database.reading() as db:
        assert len(found(db, cast.cem, "Astrid")) == 5


@pytest.mark.parametrize(
    ("written", "typed"),
    [("+46701740605", "070-174 06 05"), ("+46701740605", "0046701740605"), ("0123-45 67 00", "+46 (0)123 45 67 00")],
)
def test_a_telephone_number_is_one_however_it_is_written(written, typed):
    assert set(tokens.of_text(written)) & set(tokens.of_text(typed))


def test_a_case_filed_in_a_transaction_that_fails_is_not_found(database: Database, cast: Cast, filed: Filed):
    with pytest.raises(RuntimeError), database.writing() as db:
        filed(db)
        raise RuntimeError
    with database.reading() as db:
        assert found(db, cast.cem, "Astrid") == []
        assert db.exec(select(Case)).all() == []
