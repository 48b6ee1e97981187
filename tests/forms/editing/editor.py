"""Someone who edits a form at random, as fast as hypothesis can draw: every verb, wherever it may be tried."""

from hypothesis import strategies as st

from forms import editing
from forms.editing import EditRefused, Tree, outline
from forms.editing.adding import MODELS
from forms.kinds import KINDS
from forms.texts import SWEDISH

WORDS = st.sampled_from(
    ("", "Vad heter du?", "Å\u200b ä\x07 ö", "yes", "- a\n- b", "…", "{x} #1: 'citat'", "عربي", "2026-11-26", "é" * 300)
)
SORTS = st.sampled_from(tuple(name for name in MODELS if name != "page"))


_VALUES = {
    "required": st.sampled_from(("yes", "no", "perhaps", "")),
    "kind": st.sampled_from((*KINDS, "none")),
    "minimum": st.sampled_from(("5", "-1", "today", "")),
    "paper": st.sampled_from(({"lines": "4"}, {"lines": 99}, {"help": "x"}, {})),
    "phone": st.builds(dict, say=WORDS),
    "minutes": st.sampled_from(("12", "0", "x")),
    "needs": st.lists(WORDS, max_size=3),
    "synonyms": st.just({"sv": "ett, två", "en": ""}),
    "closes_on": st.sampled_from(("2026-12-31", "i morgon", "")),
}


def edited(draw: st.DrawFn, tree: Tree) -> Tree:
    """The tree after one verb, or as it was where that was refused."""
    verb = draw(st.sampled_from(VERBS))
    try:
        return verb(draw, tree)
    except EditRefused as refused:
        assert refused.sentence(SWEDISH)
        return tree


def _some(draw: st.DrawFn, tree: Tree) -> str:
    return draw(st.sampled_from([line.address for line in outline(tree)]))


def _question(draw: st.DrawFn, tree: Tree) -> str:
    keys = [line.key for line in outline(tree) if line.sort == "question"]
    return draw(st.sampled_from(keys or ["none"]))


def add_page(draw: st.DrawFn, tree: Tree) -> Tree:
    pages = [line.address for line in outline(tree) if line.sort == "page"]
    return editing.add_page(tree, draw(WORDS), draw(st.sampled_from(["", *pages])), draw(SORTS))


def add_item(draw: st.DrawFn, tree: Tree) -> Tree:
    kind, label = draw(st.sampled_from(tuple(KINDS))), draw(WORDS)
    where = draw(st.sampled_from(("after", "into")))
    items = [line.address for line in outline(tree) if (line.sort != "page") or where == "into"]
    return editing.add_item(tree, draw(SORTS), kind, label, **{where: draw(st.sampled_from(items))})


def change(draw: st.DrawFn, tree: Tree) -> Tree:
    address = draw(st.sampled_from([_some(draw, tree), ""]))
    names = ("label", "title", "help", "text", *_VALUES)
    texts = st.dictionaries(st.sampled_from(("sv", "en", "sv-simple", "EN!")), WORDS, max_size=2)
    fields = {name: draw(_VALUES.get(name, texts)) for name in draw(st.sets(st.sampled_from(names), max_size=3))}
    return editing.change(tree, address, fields)


def move(draw: st.DrawFn, tree: Tree) -> Tree:
    return editing.move(tree, _some(draw, tree), draw(st.sampled_from(("up", "down"))), draw(st.booleans()))


def move_to(draw: st.DrawFn, tree: Tree) -> Tree:
    where = draw(st.sampled_from(("after", "into")))
    return editing.move_to(tree, _some(draw, tree), also=draw(st.booleans()), **{where: _some(draw, tree)})


def duplicate(draw: st.DrawFn, tree: Tree) -> Tree:
    return editing.duplicate(tree, _some(draw, tree))


def rename(draw: st.DrawFn, tree: Tree) -> Tree:
    return editing.rename(tree, _some(draw, tree), draw(st.sampled_from(("other", "Not!", "name", "q1", "page"))))


def options(draw: st.DrawFn, tree: Tree) -> Tree:
    key, label = _question(draw, tree), draw(WORDS)
    codes = [each["option"] for each in editing.element(tree, key).get("options", ())] or ["none"]
    code = draw(st.sampled_from(codes))
    verbs = (
        lambda: editing.add_option(tree, key, label, code),
        lambda: editing.change_option(tree, key, code, {"label": {"sv": label}, "specify": label}),
        lambda: editing.move_option(tree, key, code, draw(st.sampled_from(("up", "down")))),
        lambda: editing.duplicate_option(tree, key, code),
        lambda: editing.remove_option(tree, key, code, draw(st.booleans())),
        lambda: editing.rename_option(tree, key, code, "another"),
        lambda: editing.set_options(tree, key, ["Ett", "Två", label], draw(st.booleans())),
    )
    return draw(st.sampled_from(verbs))()


def conditions(draw: st.DrawFn, tree: Tree) -> Tree:
    key, address = _question(draw, tree), _some(draw, tree)
    condition = {"question": key, "is_empty": draw(st.booleans())}
    verbs = (
        lambda: editing.set_condition(tree, "named", condition),
        lambda: editing.add_rule(tree, key, condition, draw(WORDS)),
        lambda: editing.change(tree, address, {"show_if": condition}),
        lambda: editing.change(tree, address, {"show_if": None}),
        lambda: editing.give_name(tree, address, editing.free_name(tree, draw(WORDS))),
    )
    return draw(st.sampled_from(verbs))()


def languages(draw: st.DrawFn, tree: Tree) -> Tree:
    code = draw(st.sampled_from(("en", "fi", "sv", "x")))
    verb = draw(st.sampled_from((editing.add_language, editing.remove_language, editing.approve_language)))
    return verb(tree, code)


VERBS = (add_page, add_item, change, move, move_to, duplicate, rename, options, conditions, languages)
