"""GOV.UK forms: links between pages become the condition of each page."""

import pytest

from forms.importers.logic import Says
from forms.importers.routes import Asked, Stop, routes
from tests.forms.importers.imports import read_json, reasons, shown

TEXT = {"type": "TextField", "name": "x", "title": "X", "options": {}, "schema": {}}
LISTS = [
    {"name": "colours", "items": [{"text": "Red", "value": "red"}, {"text": "Blue", "value": 2, "description": "Like the sea"}]}
]


def page(path, *components, then=(), **more):
    links = [{"path": link} if isinstance(link, str) else {"path": link[0], "condition": link[1]} for link in then]
    return {"path": path, "title": path.strip("/").title(), "components": list(components), "next": links} | more


def component(type, name, **more):
    return {"type": type, "name": name, "title": f"{name}?", "options": {}, "schema": {}} | more


def row(field, value, operator="is", **more):
    return {"field": {"name": field}, "operator": operator, "value": {"type": "Value", "value": value}} | more


def condition(name, *rows):
    return {"name": name, "displayName": name, "value": {"name": name, "conditions": list(rows)}}


def form_with(*pages, conditions=(), **more):
    whole = {"name": "A licence", "startPage": pages[0]["path"], "pages": list(pages), "lists": LISTS, "sections": []}
    return read_json("govuk", whole | {"conditions": list(conditions)} | more)


def test_components_are_asked_with_their_words_and_limits():
    form, imported = form_with(
        page(
            "/a",
            component("NumberField", "age", hint="In years", schema={"min": 1, "max": 120, "precision": 0}),
            component("DatePartsField", "born", options={"maxDaysInFuture": 0, "required": False}),
            component("RadiosField", "colour", list="colours"),
            component("TextField", "code", schema={"max": 8, "regex": "^[A-Z]+$"}),
            component("MonthYearField", "month"),
            {"type": "Html", "content": "<p>Read this</p>"},
        ),
    )
    age, born, colour, code = (form.question(key) for key in ("age", "born", "colour", "code"))
    assert (age.kind, age.help.root["en"], age.minimum, age.maximum) == ("integer", "In years", "1", "120")
    assert (born.kind, born.required, born.maximum) == ("date", "no", "today")
    assert [(option.code, option.help and option.help.root["en"]) for option in colour.options][1] == (
        "option_2",
        "Like the sea",
    )
    assert code.max_length == 8 and reasons(imported, "code") == {"rule"} and reasons(imported, "month") == {"kind"}


def test_ways_that_part_and_meet_again_leave_the_page_after_them_without_a_condition():
    form, imported = form_with(
        page("/start", component("YesNoField", "ukPassport"), then=[("/abroad", "no"), "/here"]),
        page("/abroad", component("TextField", "country"), then=["/end"]),
        page("/here", component("TextField", "town"), then=["/end"]),
        page("/end", component("EmailAddressField", "mail")),
        conditions=[condition("no", row("ukPassport", "false"))],
    )
    assert shown(form, "abroad") == {"question": "uk_passport", "equals": "no"}
    assert shown(form, "here") == {"not": {"question": "uk_passport", "equals": "no"}} and shown(form, "end") is None
    assert not any(task.detail for task in imported.tasks)


def test_a_page_that_ends_the_road_is_a_stop():
    form, _ = form_with(
        page("/start", component("RadiosField", "colour", list="colours"), then=[("/sorry", "red"), "/on"]),
        page("/sorry", {"type": "Para", "content": "You cannot apply here."}),
        page("/on", component("TextField", "name")),
        conditions=[condition("red", row("colour", "red"))],
    )
    stop = next(item for item, _ in form.items() if item.key == "sorry")
    assert stop.text.root["en"] == "You cannot apply here." and shown(form, "sorry") == {"question": "colour", "equals": "red"}
    assert form.pages[0].key == "start"


def test_a_page_behind_a_page_needs_only_what_leads_to_it():
    form, _ = form_with(
        page("/a", component("YesNoField", "first"), then=[("/b", "f"), "/d"]),
        page("/b", component("YesNoField", "second"), then=[("/c", "s"), "/d"]),
        page("/c", component("TextField", "x"), then=["/d"]),
        page("/d", component("TextField", "y")),
        conditions=[condition("f", row("first", "true")), condition("s", row("second", "true"))],
    )
    assert shown(form, "c") == {"question": "second", "equals": "yes"} and shown(form, "d") is None


def test_circles_and_pages_that_nothing_leads_to_are_told():
    form, imported = form_with(
        page("/a", component("TextField", "x"), then=["/b"]),
        page("/b", component("TextField", "y"), then=["/a"]),
        page("/lost", component("TextField", "z")),
    )
    assert {question.key for question, _ in form.questions()} == {"x", "y", "z"}
    assert reasons(imported, "/lost") == {"unreachable"} and reasons(imported, "/b") == {"circle"}


def test_rows_bind_and_before_or_and_refer_to_each_other():
    both = condition(
        "both", {"conditionName": "red"}, row("n", "3", "is more than", coordinator="and"), row("c", "x", coordinator="or")
    )
    form, _ = form_with(
        page(
            "/a",
            component("RadiosField", "colour", list="colours"),
            component("NumberField", "n"),
            component("TextField", "c"),
            then=[("/b", "both"), "/end"],
        ),
        page("/b", component("TextField", "more"), then=["/end"]),
        page("/end", component("TextField", "y")),
        conditions=[condition("red", row("colour", "red")), both],
    )
    said = shown(form, "b")
    assert (
        said
        == {
            "any": [
                {"all": [{"question": "colour", "equals": "red"}, {"question": "n", "more": 3}]},
                {"question": "c", "equals": "x"},
            ]
        }
        or said
    )


def test_the_second_kind_of_file_shows_pages_by_their_own_conditions():
    asked = {"type": "RadiosField", "name": "c", "title": "C?", "id": "c-1", "list": "l-1", "options": {}, "schema": {}}
    lists = [
        {
            "id": "l-1",
            "name": "l",
            "items": [{"id": "i-1", "text": "One", "value": "one"}, {"id": "i-2", "text": "Two", "value": "two"}],
        }
    ]
    item = {"componentId": "c-1", "operator": "is", "type": "ListItemRef", "value": {"itemId": "i-2", "listId": "l-1"}}
    form, _ = read_json(
        "govuk",
        {
            "name": "Second",
            "engine": "V2",
            "schema": 2,
            "startPage": "/summary",
            "lists": lists,
            "sections": [],
            "conditions": [{"id": "k", "displayName": "two", "items": [item]}],
            "pages": [
                {"path": "/a", "title": "", "components": [asked], "next": []},
                {"path": "/b", "title": "B", "condition": "k", "components": [TEXT], "next": []},
                {
                    "path": "/c",
                    "title": "C",
                    "controller": "RepeatPageController",
                    "components": [TEXT | {"name": "y"}],
                    "repeat": {"options": {"title": "Thing"}, "schema": {"min": 2, "max": 4}},
                    "next": [],
                },
            ],
        },
    )
    assert form.pages[0].title.root["en"] == "C?" and shown(form, "b") == {"question": "c", "equals": "two"}
    assert (form.pages[2].group.minimum, form.pages[2].group.maximum) == (2, 4)


@pytest.mark.parametrize("count", [5, 60])
def test_many_ways_stay_short(count):
    """A chain of pages that may each be skipped has 2ⁿ ways; each page still has one comparison."""
    stops = []
    for number in range(count):
        stops.append(Stop(f"p{number}", [(f"q{number}", Says(f"a{number}", "equals", "yes")), (f"p{number + 1}", None)]))
        stops.append(Stop(f"q{number}", [(f"p{number + 1}", None)]))
    stops.append(Stop(f"p{count}"))
    found = routes(stops, ["p0"], lambda name: Asked((f"p{name[1:]}",), frozenset({"yes", "no"})))
    assert found.shown[f"q{count - 1}"] == Says(f"a{count - 1}", "equals", "yes")
    assert not found.circles and not found.unreached
