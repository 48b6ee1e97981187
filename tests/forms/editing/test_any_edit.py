"""Whatever is done to a form, it stays in shape, nothing is lost that was not removed, and what was before is kept."""

import copy
import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import editing, library
from forms.definition import Form
from forms.editing import EditRefused, outline
from forms.editing.keys import addresses_in
from forms.editing.references import referring
from tests.forms.editing import editor
from tests.generating import forms

SHIPPED = {name: editing.from_form(library.form(name)) for name in library.definitions()}


def addresses(tree):
    return Counter(line.address for line in outline(tree))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_edits_of_any_service_keep_it_in_shape_and_leave_what_was_before(data):
    name = data.draw(st.sampled_from(("", *sorted(SHIPPED))))
    tree = SHIPPED[name] if name else editing.from_form(data.draw(forms()))
    before = copy.deepcopy(tree)
    history = [tree]
    for _ in range(data.draw(st.integers(1, 12))):
        history.append(editor.edited(data.draw, history[-1]))
    assert history[0] == before, "undo is to go back to the tree before, which no verb has changed"
    for each in history:
        Form.model_validate(each)
        assert json.loads(json.dumps(each)) == each, "plain values only"
        assert max(addresses(each).values()) == 1, "keys stay their own"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_moved_is_neither_lost_nor_changed(data):
    tree = SHIPPED[data.draw(st.sampled_from(sorted(SHIPPED)))]
    address = data.draw(st.sampled_from(sorted(addresses(tree))))
    other = data.draw(st.sampled_from(sorted(addresses(tree))))
    try:
        moved = editing.move_to(tree, address, **{data.draw(st.sampled_from(("after", "into"))): other})
    except EditRefused:
        return
    assert addresses(moved) == addresses(tree)
    assert editing.element(moved, address) == editing.element(tree, address)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_step_down_and_a_step_up_again_is_no_step_at_all(name):
    tree = SHIPPED[name]
    for line in outline(tree):
        try:
            moved = editing.move(tree, line.address, "down")
        except EditRefused:
            continue
        assert moved != tree
        assert editing.move(moved, line.address, "up") == tree, line.address


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_whatever_is_removed_leaves_nothing_that_looks_for_it(name):
    tree = SHIPPED[name]
    for line in outline(tree):
        gone = set(addresses_in(editing.element(tree, line.address)))
        try:
            left = editing.remove(tree, line.address, also=True)
        except EditRefused as refused:
            assert refused.code in ("alone", "last_page")
            continue
        assert set(addresses(left)) == set(addresses(tree)) - gone
        assert not referring(left, gone)
        Form.model_validate(left)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_whatever_is_copied_stands_after_its_original_and_looks_at_itself(name):
    tree = SHIPPED[name]
    for line in outline(tree):
        key = editing.copied_key(tree, line.address)
        try:
            copied = editing.duplicate(tree, line.address)
        except EditRefused as refused:
            assert refused.code == "group_not_alone"
            continue
        assert editing.position(copied, key)[0] == editing.position(copied, line.address)[0] + 1
        assert len(addresses(copied)) == len(addresses(tree)) + len(addresses_in(editing.element(tree, line.address)))


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_whatever_is_renamed_is_looked_at_under_its_new_name(name):
    tree = SHIPPED[name]
    for line in outline(tree):
        there = editing.rename(tree, line.address, "a_name_of_its_own")
        back = editing.rename(there, line.address[: -len(line.key)] + "a_name_of_its_own", line.key)
        assert back == tree
        assert line.sort == "page" or not referring(there, {line.key})
