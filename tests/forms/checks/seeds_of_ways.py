"""Faults in keys, kinds, conditions and ways."""

from tests.forms.checks.seeded import Seed, choice, item, no, put, q, shipped, small, stop, yes

A, B = q("a", "yes_no"), q("b", "yes_no")
NUMBER = q("n", "integer")
GROUP = {"repeating_group": "g", "title": "Barn", "entry_title": "Barn", "items": [q("in_g", "yes_no")]}
HIDDEN = item(2, 0, "show_if")


def shown(condition: object, *asked: dict, **more: object) -> dict:
    """A form whose last page has one question under a condition, after pages with what it may look at."""
    return small(*([each] for each in asked), [q("last", show_if=condition)], **more)


ASKING = [
    Seed("key_twice", small([A], [q("a")]), item(2, 0)),
    Seed("key_twice", small([A], {"page": "page1", "items": [B]}), ("pages", 2)),
    Seed("key_twice", small([A], [B])),
    Seed("page_name_taken", small({"page": "receipt", "items": [A]}), ("pages", 1)),
    Seed("page_name_taken", small({"page": "receipts", "items": [A]})),
    Seed("no_such_kind", shipped("contact", put("pages", 0, "items", 0, "kind", to="radios")), item(0, 0, "kind")),
    Seed("no_such_kind", small([A])),
    Seed("setting_not_for_kind", small([q("a", "yes_no", max_length=5)]), item(1, 0, "max_length")),
    Seed("setting_not_for_kind", small([q("a", max_length=5)])),
    Seed("too_few_options", small([choice("a", "Ja")]), item(1, 0, "options")),
    Seed("too_few_options", small([choice("a", "Bil Buss")])),
    Seed("option_twice", shipped("contact", put("pages", 0, "items", 0, "options", 1, "option", to="question")),
         item(0, 0, "options", 1)),
    Seed("option_twice", shipped("contact")),
    Seed("two_specify", small([choice("a", "Bil Buss", options=[{"option": "x", "label": "Bil", "specify": "Vad?"},
                                                               {"option": "y", "label": "Buss", "specify": "Vad?"}])]),
         item(1, 0, "options")),
    Seed("two_specify", shipped("specimen")),
    Seed("nothing_computed", small([q("a", "computed")]), item(1, 0)),
    Seed("nothing_computed", small([NUMBER], [q("a", "computed", compute={"sum": ["n"]})])),
    Seed("no_such_file_type", small([q("a", "file", required="expected", accept=["exe"])]), item(1, 0, "accept")),
    Seed("no_such_file_type", small([q("a", "file", required="expected", accept=["pdf"])])),
    Seed("limit_not_a_number", small([q("a", "integer", minimum="tio")]), item(1, 0, "minimum")),
    Seed("limit_not_a_number", small([q("a", "integer", maximum="1 000")]), item(1, 0, "maximum")),
    Seed("limit_not_a_number", small([q("a", "integer", minimum=10)])),
    Seed("limit_not_a_date", small([q("a", "date", minimum="i morgon")]), item(1, 0, "minimum")),
    Seed("limit_not_a_date", small([q("a", "date", minimum="today")])),
    Seed("group_inside", small([{"section": "s", "title": "Avsnitt", "items": [GROUP]}]), item(1, 0, "items", 0)),
    Seed("group_inside", small([GROUP])),
    Seed("group_limits", small([GROUP | {"minimum": 3, "maximum": 2}]), item(1, 0)),
    Seed("group_limits", small([GROUP | {"minimum": 2, "maximum": 2}])),
    Seed("beside_group", small([GROUP, A]), ("pages", 1)),
    Seed("beside_group", small([GROUP, {"content": "c", "text": "Läs."}])),
    Seed("stop_in_group", small([GROUP | {"items": [A, stop("s", show_if=yes("a"))]}]), item(1, 0, "items", 1)),
    Seed("stop_in_group", small([A], [stop("s", show_if=yes("a"))])),
    Seed("no_applicant_question", shipped("contact", put("applicant", to="nobody")), ("applicant",)),
    Seed("no_applicant_question", shipped("contact")),
    Seed("computed_too_early", small([q("c", "computed", compute={"sum": ["n"]})], [NUMBER]), item(1, 0, "compute")),
    Seed("computed_too_early", small([NUMBER], [q("c", "computed", compute={"sum": ["n"]})])),
    Seed("sum_of_others", small([A], [q("c", "computed", compute={"sum": ["a"]})]), item(2, 0, "compute")),
    Seed("sum_of_others", small([NUMBER], [q("c", "computed", compute={"sum": ["n"]})])),
    Seed("count_of_others", small([A], [q("c", "computed", compute={"count": "a"})]), item(2, 0, "compute")),
    Seed("count_of_others", small([GROUP], [q("c", "computed", compute={"count": "g"})])),
    Seed("computed_in_group", small([NUMBER], [GROUP | {"items": [q("c", "computed", compute={"sum": ["n"]})]}]),
         item(2, 0, "items", 0)),
    Seed("computed_in_group", shipped("specimen")),
]  # fmt: skip

CONDITIONS = [
    Seed("no_such_condition", shown("big_house", A), HIDDEN),
    Seed("no_such_condition", shown("big_house", A, conditions={"big_house": yes("a")})),
    Seed("no_such_question", shown(yes("nowhere"), A), HIDDEN),
    Seed("no_such_question", shown(yes("a"), A)),
    Seed("looks_forward", small([q("x", show_if=yes("a"))], [A]), item(1, 0, "show_if")),
    Seed("looks_forward", small([q("x", "yes_no", show_if=yes("x"))]), item(1, 0, "show_if")),
    Seed("looks_forward", shown(yes("a"), A)),
    Seed("other_group", small([GROUP], [q("x", show_if=yes("in_g"))]), item(2, 0, "show_if")),
    Seed("other_group", small([GROUP | {"items": [A, q("x", show_if=yes("a"))]}])),
    Seed("wrong_operator", shown({"question": "a", "less": 3}, A), HIDDEN),
    Seed("wrong_operator", shown({"question": "a", "equals": "Här"}, q("a", "address", why_we_ask="Då vet vi.")), HIDDEN),
    Seed("wrong_operator", shown({"question": "n", "less": 3}, NUMBER)),
    Seed("not_comparable", small([A], [NUMBER], [q("x", show_if={"question": "n", "equals": {"question": "a"}})]),
         item(3, 0, "show_if")),
    Seed("not_comparable", small([NUMBER], [q("m", "money")], [q("x", show_if={"question": "m", "less": {"question": "n"}})])),
    Seed("no_such_option", shown({"question": "a", "equals": "maybe"}, A), HIDDEN),
    Seed("no_such_option", shown(yes("a"), A)),
    Seed("not_a_number", shown({"question": "n", "less": "many"}, NUMBER), HIDDEN),
    Seed("not_a_number", shown({"question": "n", "less": "2.5"}, NUMBER)),
    Seed("not_a_date", shown({"question": "d", "before": "jul"}, q("d", "date")), HIDDEN),
    Seed("not_a_date", shown({"question": "d", "before": "2026-12-24"}, q("d", "date"))),
    Seed("not_a_time", shown({"question": "t", "before": "noon"}, q("t", "time")), HIDDEN),
    Seed("not_a_time", shown({"question": "t", "before": "12:00"}, q("t", "time"))),
    Seed("circle", small([A], conditions={"one": {"not": "other"}, "other": {"not": "one"}}), ("conditions", "one")),
    Seed("circle", small([A], conditions={"one": {"not": "other"}, "other": yes("a")})),
    Seed("too_large_condition", shown({"any": [yes("a")] * 600}, A), HIDDEN),
    Seed("too_large_condition", shown({"any": [yes("a")] * 3}, A)),
    Seed("unused_condition", small([A], conditions={"left_over": yes("a")}), ("conditions", "left_over")),
    Seed("unused_condition", shown("used", A, conditions={"used": "inner", "inner": yes("a")})),
]  # fmt: skip

WAYS = [
    Seed("never_holds", shown({"all": [yes("a"), no("a")]}, A), HIDDEN),
    Seed("never_holds", shown({"all": [{"question": "n", "less": 3}, {"question": "n", "at_least": 3}]}, NUMBER), HIDDEN),
    Seed("never_holds", shown({"question": "n", "more": 10}, NUMBER | {"maximum": 10}), HIDDEN),
    Seed("never_holds", small([q("n", "integer")], [q("x", show_if={"all": [{"question": "n", "more": 1},
                                                                           {"question": "n", "less": 2}]})]), HIDDEN),
    Seed("never_holds", shown({"all": [{"question": "d", "before": "2026-01-01"}, {"question": "d", "after": "2026-01-01"}]},
                              q("d", "date")), HIDDEN),
    Seed("never_holds", small([A], [B | {"show_if": yes("a")}], [q("x", show_if={"all": [yes("b"), no("a")]})]),
         item(3, 0, "show_if")),
    Seed("never_holds", shown({"all": [{"question": "c", "equals": "o0"}, {"not": {"question": "c", "one_of": ["o0", "o1"]}}]},
                              choice("c", "Bil Buss Båt")), HIDDEN),
    Seed("never_holds", shown({"not": {"question": "a", "one_of": ["yes", "no"]}}, A), HIDDEN),
    Seed("never_holds", shown({"all": [{"question": "n", "more": 1}, {"question": "n", "less": 2}]}, q("n", "decimal"))),
    Seed("never_holds", shown({"not": {"question": "a", "one_of": ["yes", "no"]}}, A | {"do_not_know": True})),
    Seed("unreachable", small([A], {"items": [q("x", show_if=no("a"))], "show_if": yes("a")}), HIDDEN),
    Seed("unreachable", small([A], [stop("s", show_if=yes("a"))], [q("x", show_if=yes("a"))]), item(3, 0, "show_if")),
    Seed("unreachable", small([A], [stop("s", show_if=yes("a"))], {"items": [q("x")], "show_if": yes("a")}),
         ("pages", 3, "show_if")),
    Seed("unreachable", small([A], [q("c", "yes_no")], [{"section": "t", "title": "Om", "show_if": yes("a"), "items": [
        q("x", show_if={"all": [no("a"), yes("c")]})]}]), item(3, 0, "items", 0, "show_if")),
    Seed("unreachable", small([A], [stop("s", show_if=no("a"))], [q("x", show_if=yes("a"))])),
    Seed("behind_stop", small([A], {"items": [stop("s"), q("x")], "show_if": yes("a")}), item(2, 1)),
    Seed("behind_stop", small([A], {"items": [q("x"), stop("s")], "show_if": yes("a")})),
    Seed("cannot_be_sent", small([A], [stop("s")]), item(2, 0)),
    Seed("cannot_be_sent", small([A], [stop("s", show_if=yes("a"))], [stop("t", show_if=no("a"))]), item(2, 0)),
    Seed("cannot_be_sent", small([A], [stop("s", show_if=yes("a"))])),
    Seed("always_holds", shown({"question": "a", "one_of": ["yes", "no"]}, A), HIDDEN),
    Seed("always_holds", shown({"question": "n", "at_least": 0}, NUMBER | {"minimum": 0}), HIDDEN),
    Seed("always_holds", small([A], {"items": [q("x", show_if=yes("a"))], "show_if": yes("a")}), HIDDEN),
    Seed("always_holds", shown({"question": "a", "one_of": ["yes", "no"]}, A | {"required": "no"})),
    Seed("dead_end", small([choice("c", "Bil Buss")], [q("more")], [stop("s", show_if={"question": "c", "equals": "o0"})]),
         item(1, 0, "options", 0)),
    Seed("dead_end", small([A], [q("more")], [stop("s", show_if=yes("a"))]), item(1, 0)),
    Seed("dead_end", small([choice("c", "Bil Buss")], [stop("s", show_if={"question": "c", "equals": "o0"})], [q("more")])),
    Seed("rule_never_kept", small([A], rules=[{"rule": "r", "at": "a", "message": "Svara ja.", "require": {
        "all": [yes("a"), no("a")]}}]), ("rules", 0, "require")),
    Seed("rule_never_kept", small([A], rules=[{"rule": "r", "at": "a", "message": "Svara ja.", "require": yes("a")}])),
    Seed("rule_always_kept", small([A], rules=[{"rule": "r", "at": "a", "message": "Svara ja.", "require": {
        "question": "a", "one_of": ["yes", "no"]}}]), ("rules", 0, "require")),
    Seed("rule_always_kept", shipped("specimen")),
]  # fmt: skip

SEEDS = [*ASKING, *CONDITIONS, *WAYS]
