"""Whatever is in a file: it is refused with a sentence, or becomes a form that can be asked; it never breaks and never runs."""

import copy
import json
import pickle
import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.editing import written
from forms.importers import FORMATS, LARGEST_BYTES, ImportRefused, read
from forms.reading import read as parse
from tests.forms.importers.imports import sound

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FORMIO = {
    "title": "T",
    "components": [
        {
            "type": "panel",
            "key": "p",
            "title": "P",
            "conditional": {"when": "a", "eq": "x", "show": True},
            "components": [
                {
                    "type": "radio",
                    "key": "a",
                    "label": "A",
                    "values": [{"label": "X", "value": "x"}, {"label": "Y", "value": "y"}],
                    "input": True,
                },
                {
                    "type": "select",
                    "key": "s",
                    "label": "S",
                    "data": {"values": [{"label": "X", "value": "x"}]},
                    "multiple": True,
                    "input": True,
                },
                {
                    "type": "datagrid",
                    "key": "g",
                    "label": "G",
                    "components": [{"type": "number", "key": "n", "validate": {"min": 1, "max": 3}}],
                },
                {
                    "type": "textfield",
                    "key": "t",
                    "customConditional": "show = data.a === 'x' && row.n > 2",
                    "logic": [
                        {
                            "trigger": {"type": "javascript", "javascript": "result = data.a"},
                            "actions": [{"property": {"value": "hidden"}, "state": True}],
                        }
                    ],
                },
                {
                    "type": "survey",
                    "key": "v",
                    "values": [{"label": "1", "value": "1"}],
                    "questions": [{"label": "q", "value": "q"}],
                },
                {"type": "content", "key": "c", "html": "<p>Hello</p>"},
                {"type": "hidden", "key": "h", "calculateValue": "value = data.a"},
            ],
        }
    ],
}
GOVUK = {
    "name": "N",
    "startPage": "/a",
    "sections": [{"name": "s", "title": "S"}],
    "declaration": "<p>D</p>",
    "pages": [
        {
            "path": "/a",
            "title": "A",
            "section": "s",
            "next": [{"path": "/b", "condition": "c"}, {"path": "/d"}],
            "components": [
                {
                    "type": "RadiosField",
                    "name": "r",
                    "title": "R",
                    "list": "l",
                    "options": {"conditionallyRevealedComponents": {"x": {"type": "TextField", "name": "rev"}}},
                    "schema": {},
                }
            ],
        },
        {
            "path": "/b",
            "title": "B",
            "repeatField": "s.r",
            "next": [{"path": "/a"}],
            "components": [{"type": "NumberField", "name": "n", "schema": {"min": 1}}],
        },
        {"path": "/d", "title": "D", "components": [{"type": "Html", "content": "x"}], "next": []},
    ],
    "lists": [{"name": "l", "items": [{"text": "X", "value": "x"}, {"text": "Y", "value": True}]}],
    "conditions": [
        {
            "name": "c",
            "value": {"conditions": [{"field": {"name": "s.r"}, "operator": "is", "value": {"type": "Value", "value": "x"}}]},
        },
        {"name": "d", "value": "s.r == 'x' and not s.n > 2"},
    ],
}


def imported(format, data):
    """The import, which must be sound, plain and told within bounds; None where the file is refused with a sentence."""
    try:
        result = read(format, data, "file.json")
    except ImportRefused as refused:
        assert refused.reason.endswith(".")
        return None
    sound(result)
    assert json.loads(json.dumps(result.tree)) == result.tree and pickle.loads(pickle.dumps(result)) == result
    return result


@pytest.mark.parametrize("format", ["", *FORMATS])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode) | JSON.map(lambda value: json.dumps(value).encode())
)
def test_any_bytes_are_refused_or_become_a_form(format, data):
    imported(format, data)


def places(value, at=()):
    """Every place in a value."""
    yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, (*at, key))


def spoilt(value, at, new):
    """The value with something else in one place."""
    if not at:
        return new
    value = copy.deepcopy(value)
    holder = value
    for step in at[:-1]:
        holder = holder[step]
    holder[at[-1]] = new
    return value


ODD = [
    None,
    True,
    0,
    -1,
    1.5,
    10**40,
    float("inf"),
    "",
    "x",
    "\x00\ud800",
    "…",
    "[[a]]",
    "{{x}}",
    [],
    {},
    [[]],
    [None],
    {"a": {}},
    [{"type": "radio"}],
    "9" * 60,
]


@pytest.mark.parametrize(("format", "whole"), [("formio", FORMIO), ("govuk", GOVUK)])
def test_anything_in_any_place_is_borne(format, whole):
    chance = random.Random(3)
    for at in list(places(whole)):
        for new in chance.sample(ODD, 4):
            imported(format, json.dumps(spoilt(whole, at, new)).encode())


@pytest.mark.parametrize(("format", "whole"), [("formio", FORMIO), ("govuk", GOVUK)])
def test_a_file_that_is_cut_off_is_refused(format, whole):
    data = json.dumps(whole).encode()
    for length in range(0, len(data) - 1, 97):
        assert imported(format, data[:length]) is None


def nested(depth):
    component = {"type": "textfield", "key": "deep", "input": True}
    for number in range(depth):
        component = {
            "type": ("panel", "container", "datagrid", "columns")[number % 4],
            "key": f"k{number}",
            "label": "L",
            "components": [component],
        }
    return {"components": [component]}


def test_deep_nesting_is_flattened_or_refused():
    for depth in (3, 20, 45, 200, 5_000):
        data = json.dumps(nested(min(depth, 200))).encode() if depth <= 200 else b"[" * depth + b"]" * depth
        result = imported("formio", data)
        assert (
            result is None
            or "deep" in json.dumps(result.tree)
            or any("deep" in task.name or task.reason for task in result.tasks)
        )


def test_a_form_larger_than_a_form_can_be_is_cut_and_told():
    many = [
        {"type": "textfield", "key": f"q{n}", "label": f"Question number {n} åäö " * 8, "input": True} for n in range(3_000)
    ]
    began = time.process_time()
    result = imported("formio", json.dumps({"components": many}).encode())
    assert time.process_time() - began < 20
    kept = json.dumps(result.tree).count('"question"')
    assert kept + len({task.name for task in result.tasks if task.name.startswith("q")}) >= 3_000
    assert len(written(result.tree).encode()) < 400_000


def test_a_large_form_that_was_cut_passes_the_parser():
    hints = [
        {
            "type": "radio",
            "key": f"q{n}",
            "label": "Å" * 900,
            "input": True,
            "values": [{"label": "Ö" * 60, "value": f"v{n}{k}"} for k in range(6)],
            "customConditional": " || ".join(f"data.q{k} === 'v{k}1'" for k in range(min(n, 5))).join(("show = ", ";")),
        }
        for n in range(400)
    ]
    result = imported("formio", json.dumps({"components": hints}).encode())
    assert parse(written(result.tree)).pages


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_of_fifty_megabytes_is_refused_at_once(format):
    data = bytes(LARGEST_BYTES + 40_000_000)
    began = time.process_time()
    with pytest.raises(ImportRefused):
        read(format, data, "file")
    assert time.process_time() - began < 1


def test_tasks_are_kept_of_files_with_characters_that_no_text_can_hold():
    data = b'{"title":"T","components":[{"type":"\\ud800","key":"\\udfff","label":"q\\u0000"}]}'
    found = read("formio", data, "form.json")
    kept = [task.as_row() for task in found.tasks]
    assert kept
    assert not any("\0" in words.encode().decode() for row in kept for words in row.values())
