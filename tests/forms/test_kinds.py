"""What people write, kind by kind: how it is read, and refused."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.kinds import KINDS, Wrong, kind_of
from forms.kinds import date as day
from forms.kinds.kind import Raw
from forms.problems import SENTENCES
from tests.forms.small import question

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(day, "today", lambda: TODAY)


def read(kind: str, raw: Raw | str, **more: object) -> object:
    asked = question(kind, **more)
    return kind_of(asked).read(asked, {"": [raw]} if isinstance(raw, str) else raw)


TEXTS = [
    ("text", "  Elsa \t Öberg ", "Elsa Öberg"),
    ("text", "", None),
    ("text", "   ", None),
    ("text", "\u202eElsa\u202c", "Elsa"),
    ("text", "عمر", "عمر"),
    ("textarea", "En rad\r\n\r\nen till  \n\n", "En rad\n\nen till"),
    ("textarea", " \n \n", None),
    ("email", " elsa@exempel.se ", "elsa@exempel.se"),
    ("email", "mailto:elsa@exempel.se", "elsa@exempel.se"),
    ("email", "elsa @ exempel.se", "elsa@exempel.se"),
    ("phone", "070-174 06 05", "+46701740605"),
    ("phone", "0701740605", "+46701740605"),
    ("phone", "+46 (0)70 174 06 05", "+46701740605"),
    ("phone", "0046701740605", "+46701740605"),
    ("phone", "\u202d070-174\u202c 06 05", "+46701740605"),
    ("phone", "08/12 34 56", "+468123456"),
    ("phone", "+358 40 123 4567", "+358401234567"),
    ("integer", "12", 12),
    ("integer", "1 250", 1250),
    ("integer", "12,0", 12),
    ("integer", "−3", -3),
    ("decimal", "12,5", "12.5"),
    ("decimal", "12.5", "12.5"),
    ("decimal", "0.125", "0.125"),
    ("decimal", "1.250", "1250"),
    ("decimal", "1.250,75", "1250.75"),
    ("decimal", "1,250.75", "1250.75"),
    ("decimal", "1\u00a0250,5", "1250.5"),
    ("decimal", "١٬٢٥٠٫٥", "1250.5"),
    ("money", "1 250,50", "1250.50"),
    ("money", "1250:-", "1250.00"),
    ("money", "1250 kr.", "1250.00"),
    ("money", "1250 kronor", "1250.00"),
    ("money", "1,250", "1250.00"),
    ("money", "1,250.50", "1250.50"),
    ("money", "12,5", "12.50"),
    ("date", "26/11 2026", "2026-11-26"),
    ("date", "2026-11-26", "2026-11-26"),
    ("date", "20261126", "2026-11-26"),
    ("date", "26.11.2026", "2026-11-26"),
    ("date", "26 november 2026", "2026-11-26"),
    ("date", "26. marraskuuta 2026", "2026-11-26"),
    ("date", "٢٦/١١/٢٠٢٦", "2026-11-26"),
    ("date", "den 26 nov. 2026", "2026-11-26"),
    ("date", "26 October 2026", "2026-10-26"),
    ("text", "شقة ٣", "شقة ٣"),
    ("time", "13:30", "13:30"),
    ("time", "13.30", "13:30"),
    ("time", "kl 9", "09:00"),
    ("time", "klockan 9.15", "09:15"),
    ("time", "0915", "09:15"),
    ("time", "915", "09:15"),
    ("time", "1.30 pm", "13:30"),
    ("time", "12 am", "00:00"),
    ("time", "12 p.m.", "12:00"),
    ("yes_no", "yes", "yes"),
    ("declaration", "yes", True),
    ("declaration", "", None),
    ("property_designation", "Björneborg 3:12", "Björneborg 3:12"),
    ("property_designation", "Björneborg 3 : 12", "Björneborg 3:12"),
    ("property_designation", "Lillköping Räven 4", "Lillköping Räven 4"),
    ("property_designation", "Åby s:2", "Åby s:2"),
    ("organisation_number", "5560160680", "556016-0680"),
    ("organisation_number", "165560160680", "556016-0680"),
    ("organisation_number", "556016 - 0680", "556016-0680"),
    ("personal_number", "19121212-1212", {"number": "19121212-1212"}),
    ("personal_number", "191212121212", {"number": "19121212-1212"}),
    ("personal_number", "121212+1212", {"number": "19121212-1212"}),
    ("personal_number", "121212-1212", {"number": "20121212-1212"}),
    ("personal_number", "19 12 12 12 – 12 12", {"number": "19121212-1212"}),
    ("personal_number", "701063-2391", {"number": "19701063-2391"}),
    ("file", "later", {"state": "later", "files": []}),
    ("signature", "Elsa  Öberg", {"name": "Elsa Öberg", "on": "2026-11-22"}),
]


@pytest.mark.parametrize(("kind", "written", "value"), TEXTS)
def test_it_is_read_as_people_write_it(kind: str, written: str, value: object):
    assert read(kind, written) == value


@pytest.mark.parametrize(("kind", "written", "value"), [row for row in TEXTS if any(map(str.isdigit, row[1]))])
@settings(deadline=None)
@given(zero=st.sampled_from("٠۰०０"))
def test_the_figures_of_any_keyboard_are_read(kind: str, written: str, value: object, zero: str):
    theirs = written.translate({ord("0") + n: ord(zero) + n for n in range(10)})
    assert not KINDS[kind].is_figures or read(kind, theirs) == value


PARTS = [
    ("date", {"day": ["26"], "month": ["11"], "year": ["2026"]}, "2026-11-26"),
    ("date", {"day": ["6"], "month": ["maj"], "year": ["2026"]}, "2026-05-06"),
    ("date", {"day": [""], "month": [""], "year": [""]}, None),
    ("radio", {"": ["car"]}, {"option": "car"}),
    ("radio", {"": ["other"], "specify": ["Häst"]}, {"option": "other", "specify": "Häst"}),
    ("radio", {"": ["car"], "specify": ["Häst"]}, {"option": "car"}),
    ("select", {"": ["bus"]}, {"option": "bus"}),
    ("checkboxes", {"": ["bus", "car"]}, {"options": ["car", "bus"]}),
    ("checkboxes", {"": ["car", "car"]}, {"options": ["car"]}),
    ("checkboxes", {"": []}, None),
    (
        "address",
        {"street": ["Storgatan 1"], "postcode": ["12345"], "city": ["Lillköping"], "country": ["Sverige"]},
        {"street": "Storgatan 1", "postcode": "123 45", "city": "Lillköping"},
    ),
    (
        "address",
        {"street": ["Kaivokatu 1"], "postcode": ["00100"], "city": ["Helsingfors"], "country": ["Finland"]},
        {"street": "Kaivokatu 1", "postcode": "00100", "city": "Helsingfors", "country": "Finland"},
    ),
    (
        "address",
        {"street": ["Storgatan ١٢"], "postcode": ["١٢٣ ٤٥"], "city": ["Lillköping"]},
        {"street": "Storgatan 12", "postcode": "123 45", "city": "Lillköping"},
    ),
    ("personal_number", {"none": ["yes"]}, {"none": True}),
    (
        "personal_number",
        {"none": ["yes"], "born-day": ["1"], "born-month": ["2"], "born-year": ["1940"]},
        {"none": True, "born": "1940-02-01"},
    ),
    ("bank_account", {"clearing": ["6000"], "account": ["123 456 789"]}, {"clearing": "6000", "account": "123456789"}),
    ("bank_account", {"clearing": ["٦٠٠٠"], "account": ["۱۲۳۴۵"]}, {"clearing": "6000", "account": "12345"}),
    ("bank_account", {"clearing": ["8327-9"], "account": ["1234567890"]}, {"clearing": "83279", "account": "1234567890"}),
]


@pytest.mark.parametrize(("kind", "raw", "value"), PARTS)
def test_it_is_read_part_by_part(kind: str, raw: Raw, value: object):
    assert read(kind, raw) == value


REFUSED = [
    ("text", "x" * 201, "too_long", ""),
    ("text", "a\x00b", "unreadable_characters", ""),
    ("text", "a\ud800b", "unreadable_characters", ""),
    ("textarea", "x" * 4001, "too_long", ""),
    ("email", "elsa.exempel.se", "email_without_at", ""),
    ("email", "elsa@exempel", "not_an_email", ""),
    ("email", "@" * 500, "not_an_email", ""),
    ("phone", "fråga grannen", "not_a_phone_number", ""),
    ("phone", "12", "not_a_phone_number", ""),
    ("phone", "+46 " + "7" * 30, "not_a_phone_number", ""),
    ("integer", "tolv", "not_a_number", ""),
    ("integer", "12,5", "not_a_whole_number", ""),
    ("integer", "9" * 16, "number_too_large", ""),
    ("decimal", "1e400", "not_a_number", ""),
    ("decimal", "NaN", "not_a_number", ""),
    ("decimal", "1,2,3", "not_a_number", ""),
    ("money", "gratis", "not_an_amount", ""),
    ("money", "12,345678", "finer_than_ore", ""),
    ("money", "1250,500", "finer_than_ore", ""),
    ("date", "31/2 2026", "not_a_real_date", "day"),
    ("date", "i morgon", "not_a_real_date", ""),
    ("date", {"day": ["1"], "month": ["2"]}, "date_without_year", "year"),
    ("date", {"month": ["2"], "year": ["2026"]}, "date_without_day", "day"),
    ("date", {"day": ["1"], "year": ["2026"]}, "date_without_month", "month"),
    ("date", {"day": ["1"], "month": ["2"], "year": ["26"]}, "year_in_four_digits", "year"),
    ("date", {"day": ["1"], "month": ["13"], "year": ["2026"]}, "not_a_real_date", "month"),
    ("date", {"day": ["1"], "month": ["1" * 5000], "year": ["2026"]}, "not_a_real_date", "month"),
    ("date", {"day": ["1" * 5000], "month": ["1"], "year": ["2026"]}, "not_a_real_date", "day"),
    ("date", {"day": ["1_1"], "month": ["1"], "year": ["2026"]}, "not_a_real_date", "day"),
    ("date", {"day": ["1"], "month": ["1"], "year": ["1066"]}, "not_a_real_date", "year"),
    ("time", "25:00", "not_a_time", ""),
    ("time", "13 pm", "not_a_time", ""),
    ("time", "snart", "not_a_time", ""),
    ("yes_no", "kanske", "not_an_option", ""),
    ("yes_no", "dont_know", "not_an_option", ""),
    ("radio", "train", "not_an_option", ""),
    ("radio", "other", "specify", "specify"),
    ("radio", {"": ["other"], "specify": ["x" * 201]}, "too_long", "specify"),
    ("radio", {"": ["other"], "specify": ["\x07"]}, "unreadable_characters", "specify"),
    ("select", "train", "not_an_option", ""),
    ("checkboxes", {"": ["car", "train"]}, "not_an_option", ""),
    ("address", {"postcode": ["12345"], "city": ["Lillköping"]}, "address_without_street", "street"),
    ("address", {"street": ["Storgatan 1"], "city": ["Lillköping"]}, "address_without_postcode", "postcode"),
    ("address", {"street": ["Storgatan 1"], "postcode": ["12345"]}, "address_without_city", "city"),
    ("address", {"street": ["Storgatan 1"], "postcode": ["1234"], "city": ["Lillköping"]}, "not_a_postcode", "postcode"),
    ("address", {"street": ["Kaivokatu 1"], "country": ["Finland"]}, "address_without_city", "city"),
    ("address", {"street": ["x" * 101], "postcode": ["12345"], "city": ["L"]}, "too_long", "street"),
    ("personal_number", "19121212-1213", "not_a_personal_number", ""),
    ("personal_number", "19121212", "personal_number_digits", ""),
    ("personal_number", "vet inte", "personal_number_digits", ""),
    ("personal_number", {"": ["19121212-1212"], "none": ["yes"]}, "number_and_none", ""),
    ("personal_number", {"none": ["yes"], "born-day": ["1"]}, "date_without_month", "born-month"),
    (
        "personal_number",
        {"none": ["yes"], "born-day": ["1"], "born-month": ["1"], "born-year": ["2027"]},
        "date_too_late",
        "born-day",
    ),
    ("organisation_number", "556016-0681", "not_an_organisation_number", ""),
    ("organisation_number", "Föreningen", "not_an_organisation_number", ""),
    ("property_designation", "min tomt", "not_a_property", ""),
    ("property_designation", "a" * 81 + " 1:1", "not_a_property", ""),
    ("bank_account", {"clearing": ["12"], "account": ["12345"]}, "not_a_clearing_number", "clearing"),
    ("bank_account", {"clearing": ["6000"], "account": ["1"]}, "not_an_account_number", "account"),
    ("bank_account", {"clearing": ["60001"], "account": ["12345"]}, "not_a_clearing_number", "clearing"),
    ("file", "maybe", "not_an_option", ""),
    ("signature", "x" * 101, "too_long", ""),
]


@pytest.mark.parametrize(("kind", "raw", "code", "part"), REFUSED)
def test_it_is_refused_with_a_sentence_at_the_part_to_mend(kind: str, raw: Raw | str, code: str, part: str):
    wrong = read(kind, raw)
    assert isinstance(wrong, Wrong), wrong
    assert (wrong.code, wrong.part) == (code, part)
    assert code in SENTENCES
    assert part == "" or part in KINDS[kind].parts


def test_limits_of_a_definition_are_kept():
    assert read("integer", "4", minimum="5").code == "too_small"
    assert read("integer", "6", maximum="5").code == "too_large"
    assert read("decimal", "0,4", minimum="0.5").code == "too_small"
    assert read("date", "2026-11-21", minimum="today").code == "date_too_early"
    assert read("date", "2026-11-23", maximum="today").code == "date_too_late"
    assert read("date", "2026-11-22", minimum="today", maximum="today") == "2026-11-22"
    assert read("text", "abcd", max_length=3).values == {"limit": 3, "over": 1}


def test_a_unit_that_is_written_out_is_forgiven_in_every_language():
    unit = {"sv": "gäster", "en": "guests"}
    assert [read("integer", written, unit=unit) for written in ("3 gäster", "3 Guests", "3guests", "3")] == [3, 3, 3, 3]
    assert read("decimal", "12,5 m2", unit="m²") == "12.5"
    assert read("decimal", "12,5 kg", unit="m²").code == "not_a_number"


def test_do_not_know_stands_alone():
    assert read("yes_no", "dont_know", do_not_know=True) == "dont_know"
    assert read("checkboxes", {"": ["dont_know"]}, do_not_know=True) == {"options": ["dont_know"]}
    assert read("checkboxes", {"": ["dont_know", "car"]}, do_not_know=True).code == "dont_know_and_more"
