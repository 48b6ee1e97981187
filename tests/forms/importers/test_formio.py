"""Form.io: components within components become pages, questions and conditions."""

import pytest

from tests.forms.importers.imports import read_json, reasons, shown


def field(type, key, **more):
    return {"type": type, "key": key, "label": key.title(), "input": True} | more


def form_with(*components, **more):
    return read_json("formio", {"title": "A permit", "display": "form", "components": list(components)} | more)


YES_NO = [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no"}]
COLOURS = [{"label": "Red", "value": "red"}, {"label": "Blue", "value": "blue"}]


@pytest.mark.parametrize(
    ("component", "kind"),
    [
        (field("textfield", "a"), "text"),
        (field("textarea", "a"), "textarea"),
        (field("email", "a"), "email"),
        (field("phoneNumber", "a"), "phone"),
        (field("number", "a"), "decimal"),
        (field("number", "a", decimalLimit=0), "integer"),
        (field("currency", "a"), "money"),
        (field("day", "a"), "date"),
        (field("datetime", "a"), "date"),
        (field("time", "a"), "time"),
        (field("radio", "a", values=YES_NO), "yes_no"),
        (field("radio", "a", values=COLOURS), "radio"),
        (field("select", "a", data={"values": COLOURS}), "select"),
        (field("selectboxes", "a", values=COLOURS), "checkboxes"),
        (field("checkbox", "a"), "checkboxes"),
        (field("checkbox", "a", validate={"required": True}), "declaration"),
        (field("file", "a"), "file"),
        (field("signature", "a"), "signature"),
        (field("address", "a"), "address"),
        (field("simpletextfieldadvanced", "a"), "text"),
        (field("orgbook", "a"), "text"),
    ],
)
def test_a_component_is_asked_as_the_kind_that_it_is(component, kind):
    form, imported = form_with(component)
    assert form.question("a").kind == kind and form.question("a").label.root["en"] == "A"
    assert ("kind" in reasons(imported, "a")) is (component["type"] == "orgbook")


def test_required_help_limits_and_options_come_along():
    asked = {"required": True, "maxLength": 40}
    form, imported = form_with(
        field("textfield", "name", description="As in your passport", tooltip="All names", validate=asked),
        field("number", "age", validate={"min": 18, "max": 99, "custom": "valid = true"}, suffix="years"),
        field("select", "colour", data={"values": COLOURS}, placeholder="Choose"),
    )
    name, age, colour = (form.question(key) for key in ("name", "age", "colour"))
    assert name.required == "yes" and name.help.root["en"] == "As in your passport\n\nAll names" and name.max_length == 40
    assert (age.minimum, age.maximum, age.unit.root["en"]) == ("18", "99", "years") and reasons(imported, "age") == {"rule"}
    assert [(option.code, option.label.root["en"]) for option in colour.options] == [("red", "Red"), ("blue", "Blue")]


def test_panels_at_the_top_are_pages_and_holders_without_heading_vanish():
    columns = [{"components": [field("textfield", "a")]}, {"components": [field("textfield", "b")]}]
    inner = {"type": "columns", "key": "c", "columns": columns}
    fieldset = {"type": "fieldset", "key": "f", "legend": "Set", "components": [field("email", "d")]}
    deep = {"type": "panel", "key": "deep", "title": "Deep", "components": [inner]}
    form, _ = form_with(
        field("textfield", "first"),
        {"type": "panel", "key": "p", "title": "The page", "components": [deep, fieldset]},
    )
    assert [page.title.root["en"] for page in form.pages] == ["A permit", "The page"]
    assert [item.key for item, _ in form.items()] == ["first", "deep", "a", "b", "f", "d"]


def test_a_grid_is_a_repeating_group_on_a_page_of_its_own():
    grid = field("datagrid", "people", validate={"minLength": 1, "maxLength": 5})
    grid["components"] = [field("textfield", "name"), field("checkbox", "child")]
    late = field("textfield", "school", customConditional="show = row.child === true")
    grid["components"].append(late)
    form, _ = form_with(field("textfield", "before"), grid, field("textfield", "after"))
    group = form.pages[1].group
    assert (group.minimum, group.maximum) == (1, 5) and len(form.pages) == 3
    assert shown(form, "school") == {"question": "child", "contains": "true"}


HTML = "<h2>Hello</h2><p>Read <a href='x'>this</a></p><ul><li>one</li><li>two</li></ul>"
A = field("radio", "a", values=COLOURS)
TICKED = field("selectboxes", "many", values=COLOURS)
BOX = field("checkbox", "box")
SIZE = field("number", "size")
INSIDE = {"type": "container", "key": "inner", "components": [field("radio", "deep", values=COLOURS)]}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"conditional": {"when": "a", "eq": "red", "show": True}}, {"question": "a", "equals": "red"}),
        (
            {"conditional": {"when": "a", "eq": "red", "show": "false"}},
            {"any": [{"question": "a", "is_empty": True}, {"not": {"question": "a", "equals": "red"}}]},
        ),
        ({"conditional": {"when": "inner.deep", "eq": "blue", "show": True}}, {"question": "deep", "equals": "blue"}),
        ({"conditional": {"when": "many", "eq": "blue", "show": True}}, {"question": "many", "contains": "blue"}),
        ({"conditional": {"when": "box", "eq": "true", "show": True}}, {"question": "box", "contains": "true"}),
        (
            {
                "conditional": {
                    "show": True,
                    "conjunction": "any",
                    "conditions": [
                        {"component": "a", "operator": "isEqual", "value": "red"},
                        {"component": "size", "operator": "greaterThan", "value": 3},
                    ],
                }
            },
            {"any": [{"question": "a", "equals": "red"}, {"question": "size", "more": 3}]},
        ),
        (
            {"conditional": {"json": {"and": [{"==": [{"var": "data.a"}, "red"]}, {"!": {"var": "data.box"}}]}}},
            {
                "all": [
                    {"question": "a", "equals": "red"},
                    {"any": [{"question": "box", "is_empty": True}, {"not": {"question": "box", "contains": "true"}}]},
                ]
            },
        ),
        (
            {"customConditional": "show = data.a === 'red' || data.a == \"blue\"; // either"},
            {"question": "a", "one_of": ["red", "blue"]},
        ),
        ({"customConditional": "show = ['red','blue'].includes(data.a)"}, {"question": "a", "one_of": ["red", "blue"]}),
        (
            {"customConditional": "show = data.many.blue && !!data.size"},
            {
                "all": [
                    {"question": "many", "contains": "blue"},
                    {"question": "size", "is_empty": False},
                    {"not": {"question": "size", "equals": 0}},
                ]
            },
        ),
        (
            {"customConditional": "const big = data.size >= 10; show = big && data.inner?.deep !== 'red'"},
            {
                "all": [
                    {"question": "size", "at_least": 10},
                    {"any": [{"question": "deep", "is_empty": True}, {"not": {"question": "deep", "equals": "red"}}]},
                ]
            },
        ),
        ({"customConditional": "show = data.many ? data.many.red : false"}, {"question": "many", "contains": "red"}),
        (
            {"customConditional": "if (data.box) { show = data.a === 'red' } else { show = false }"},
            {"all": [{"question": "box", "contains": "true"}, {"question": "a", "equals": "red"}]},
        ),
    ],
)
def test_a_condition_is_carried_exactly(condition, expected):
    form, imported = form_with(A, TICKED, BOX, SIZE, INSIDE, field("textfield", "z", **condition))
    assert shown(form, "z") == expected and not reasons(imported, "z")


@pytest.mark.parametrize(
    "script",
    ["show = fetch('x')", "show = data.a.charAt(0) === 'r'", "while(true){}", "show = data.a; alert(1)", "show = (", "x = 1"],
)
def test_what_is_more_than_a_condition_is_never_run_and_told(script):
    form, imported = form_with(A, field("textfield", "z", customConditional=script))
    assert shown(form, "z") is None and reasons(imported, "z") == {"condition_code"}
    assert any(script in task.detail for task in imported.tasks)


def test_a_hidden_field_that_conditions_look_at_is_asked_and_one_that_is_computed_is_looked_through():
    form, imported = form_with(
        A,
        field("hidden", "mode"),
        field("hidden", "is_red", calculateValue="value = data.a === 'red';"),
        field("textfield", "y", conditional={"when": "mode", "eq": "staff", "show": True}),
        field("textfield", "z", customConditional="show = data.is_red && !data.readOnly"),
    )
    assert reasons(imported, "mode") == {"hidden", "asked_now"} and form.question("mode").kind == "radio"
    assert shown(form, "y") == {"question": "mode", "equals": "staff"}
    assert shown(form, "z") == {
        "all": [{"question": "a", "equals": "red"}, {"not": {"question": "read_only", "equals": "yes"}}]
    }


def test_what_stands_elsewhere_or_is_computed_is_told():
    form, imported = form_with(
        field("select", "town", dataSrc="url", data={"url": "https://example.org/towns"}),
        field("number", "a"),
        field("number", "b"),
        field("number", "both", calculateValue="value = data.a + data.b"),
        field("number", "odd", calculateValue="value = data.a * 3"),
        field("button", "go", action="url", label="Go on"),
        {"type": "recaptcha", "key": "robot"},
        {"type": "content", "key": "words", "html": HTML},
    )
    assert reasons(imported, "town") == {"options_elsewhere"}
    assert form.question("both").compute.sum == ("a", "b") and reasons(imported, "odd") == {"computed"}
    assert reasons(imported, "Go on") == {"outside"} == reasons(imported, "robot")
    words = next(item for item, _ in form.items() if item.key == "words")
    assert words.text.root["en"] == "Hello\n\nRead this\n\n- one\n- two"
