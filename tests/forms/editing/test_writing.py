"""A file keeps what its author wrote: comments, order and style of all that is untouched, and the meaning always."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import editing, library
from forms.conditions import OPERATORS
from forms.definition import ITEM_NAMES
from forms.editing import from_tree, outline, written
from forms.editing.scalars import scalar
from forms.tree import plain, tree_of
from tests.forms.editing import editor
from tests.generating import forms

SHIPPED = library.definitions()
_ELEMENT = re.compile(rf"^( *)- ({'|'.join((*ITEM_NAMES, 'page', 'rule'))}): (\w+)$")
_COMPARED = re.compile(rf" +({'|'.join(OPERATORS)}):")
"""A comparison names a question too, and goes on with how it is compared."""


def read(source):
    return from_tree(plain(tree_of(source)))


def remarked(source):
    """The file with a comment above each element, and one at the end of its first line."""
    lines = []
    for line, following in pairwise([*source.split("\n"), ""]):
        found = _ELEMENT.match(line)
        if found and not _COMPARED.match(following):
            lines += [f"{found[1]}# above {found[2]} {found[3]}", f"{line}  # beside {found[2]} {found[3]}"]
        else:
            lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("service", SHIPPED)
def test_what_means_the_same_is_the_same_file(service):
    source = library.path(service).read_text(encoding="utf-8")
    assert written(read(source), source) == source


@pytest.mark.parametrize("service", SHIPPED)
def test_a_tree_without_a_file_becomes_one_that_means_it(service):
    tree = editing.from_form(library.form(service))
    assert read(written(tree)) == tree


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_edits_are_written_into_the_file_with_its_comments(data):
    tree = editing.from_form(data.draw(forms()))
    source = remarked(written(tree))
    edited = tree = read(source)
    for _ in range(data.draw(st.integers(1, 8))):
        edited = editor.edited(data.draw, edited)
    text = written(edited, source)
    assert read(text) == edited
    kept = {(line.sort, line.key) for line in outline(tree)} & {(line.sort, line.key) for line in outline(edited)}
    for sort, key in kept:
        assert text.count(f"# above {sort} {key}\n") == source.count(f"# above {sort} {key}\n"), (sort, key)
        assert text.count(f"# beside {sort} {key}\n") == source.count(f"# beside {sort} {key}\n"), (sort, key)


@settings(max_examples=300)
@given(
    st.text()
    | st.sampled_from(("yes", "null", "12:30", "0x1F", "1_000", "- a", "a: b", "a #b", "2026-11-26", "~", "", " ", "<<", "="))
)
def test_any_text_is_read_back_as_it_was(text):
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", text):
        return
    assert plain(tree_of(f"a: {scalar(text)}\nb: [{scalar(text, in_flow=True)}]\n")) == {"a": text, "b": [text]}
    tree = {"words": text, "list": [text, "x" * 100, text], "deep": [{"sv": text}]}
    assert read(written(tree)) == tree


SOURCE = """\
# Who wrote this, and why.
lucka: 1
service: small   # never change this
title: Litet
summary: {sv: Kort, en: Short}  # both languages
subject: other
languages:
- sv
- en
# by the board
department: dep
clock: {weeks: 4,
        # the law says so
        basis: Mål}
minutes: 5
fee: 'Gratis'
next_steps: [{text: "Sedan"}]
purpose: >
  Därför att
  vi behöver det.

# How long?
retention: Två år
pages:
# The first page
- page: one
  title: Ett
  items:
  # Ask for the name first.
  - question: name
    kind: text   # not textarea
    label: |
      Vad heter du?
    # it was long once
    max_length: 80
    # end of name
  - question: age
    kind: integer
    label: Hur gammal är du?
# The last page
- page: two
  title: Två
  items:
  - content: bye
    text: Hej då
# The end.
"""


def test_a_file_in_another_style_keeps_it():
    tree = editing.change(read(SOURCE), "age", {"label": {"sv": "Ålder?"}, "minimum": "0"})
    changed = SOURCE.replace("    label: Hur gammal är du?\n", "    label: Ålder?\n    minimum: 0\n")
    assert written(tree, SOURCE) == changed


def test_what_is_moved_takes_its_comments_along():
    text = written(editing.move_to(read(SOURCE), "name", after="bye"), SOURCE)
    assert text.endswith(
        "    text: Hej då\n  # Ask for the name first.\n  - question: name\n    kind: text   # not textarea\n    label: |\n"
        "      Vad heter du?\n    # it was long once\n    max_length: 80\n    # end of name\n# The end.\n"
    )


def test_what_is_set_in_deeper_is_set_in_with_its_comments():
    tree = editing.add_item(read(SOURCE), "section", label="Du", into="page-two", key="you")
    text = written(editing.move_to(tree, "name", into="you"), SOURCE)
    assert "    # Ask for the name first.\n    - question: name\n      kind: text   # not textarea\n" in text
    assert "      label: |\n        Vad heter du?\n      # it was long once\n" in text


def test_changed_values_keep_the_comment_on_their_line():
    tree = editing.change(read(SOURCE), "", {"summary": {"sv": "Kortare"}, "clock": {"weeks": "3"}, "minutes": "6"})
    text = written(editing.change(tree, "name", {"kind": "textarea"}), SOURCE)
    assert "summary:  # both languages\n  sv: Kortare\n  en: Short\n" in text
    assert "# the law says so\nclock:\n  weeks: 3\n  basis: Mål\n" in text
    assert "    kind: textarea   # not textarea\n" in text
    assert "purpose: >\n  Därför att\n  vi behöver det.\n\n# How long?\n" in text


def test_what_was_renamed_keeps_its_comments():
    text = written(editing.rename(read(SOURCE), "name", "full_name"), SOURCE)
    assert text == SOURCE.replace("question: name", "question: full_name")


def test_a_file_that_cannot_be_read_is_written_anew():
    tree = read(SOURCE)
    for broken in ("", "pages: [", "- a\n- b\n", "just words"):
        assert read(written(tree, broken)) == tree
