"""Whatever is sent as an answer of any kind is read or refused, and what is read can be kept, shown and filled in again."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.kinds import KINDS, Wrong
from forms.kinds import date as day
from forms.problems import SENTENCES
from forms.texts import SWEDISH, Say
from tests.forms.small import question
from tests.generating import values

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(day, "today", lambda: TODAY)


ANSWERABLE = sorted(set(KINDS) - {"computed"})


@settings(max_examples=300)
@given(st.data())
def test_what_was_read_fills_the_fields_so_that_it_is_read_again(data: st.DataObject):
    kind = data.draw(st.sampled_from(ANSWERABLE))
    asked = question(kind)
    value = data.draw(values(asked))
    raw = KINDS[kind].fill(asked, value)
    assert set(raw) <= set(KINDS[kind].parts)
    again = KINDS[kind].read(asked, raw)
    assert again == (value | {"on": TODAY.isoformat()} if kind == "signature" else value)
    assert KINDS[kind].show(asked, value, SWEDISH)
    assert KINDS[kind].say_back(asked, value, Say("en"))


@settings(max_examples=400)
@given(st.data())
def test_whatever_is_sent_is_read_or_refused_and_what_is_read_can_be_kept_and_shown(data: st.DataObject):
    kind = data.draw(st.sampled_from(ANSWERABLE))
    asked = question(kind)
    codes = st.sampled_from(("yes", "other", "car", "now", "1", "2026", "+46", "19121212-1212", "0" * 5000))
    texts = st.lists(st.text(st.characters(exclude_categories=()), max_size=30) | codes, max_size=3)
    value = KINDS[kind].read(asked, {part: data.draw(texts) for part in KINDS[kind].parts})
    if isinstance(value, Wrong):
        assert value.code in SENTENCES
    elif value is not None:
        repr(value).encode("utf-8")
        KINDS[kind].show(asked, value, SWEDISH).encode("utf-8")
        KINDS[kind].comparable(asked, value)
        assert KINDS[kind].read(asked, KINDS[kind].fill(asked, value)) == value


@pytest.mark.parametrize("kind", ANSWERABLE)
def test_a_megabyte_is_refused_or_read_at_once(kind: str):
    asked = question(kind)
    begun = process_time()
    for piece in ("a", "1", "- ", "@.", "å1:"):
        value = KINDS[kind].read(asked, {part: [piece * (1_000_000 // len(piece))] for part in KINDS[kind].parts})
        assert value is None or isinstance(value, Wrong) or kind == "declaration"
    assert process_time() - begun < 3


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_hints_are_said_in_every_language(kind: str):
    for say in (SWEDISH, Say("en")):
        assert isinstance(KINDS[kind].hint(question(kind), say), str)
