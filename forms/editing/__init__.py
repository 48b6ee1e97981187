"""A FORM BEING WRITTEN: each change as a verb that takes a tree and gives another, and refuses in plain words.

A tree is a definition as plain values, in the shape of its file. A verb keeps it in shape (``forms.definition.Form`` reads it)
though perhaps not sound yet: what waits to be written is "…". It changes nothing in place and shares what it leaves alone, so
to undo is to keep the tree before. It knows no file, no page and no one who writes.

Begin with ``places``: everything has an address (``full_name``, ``page-who``, ``condition-has_pet``, ``rule-…``; "" is the form
itself). ``refusals`` are the words of EditRefused.

What there is          ``outline`` (lines in order, digests) · ``references`` (who looks at whom)
What is changed        ``changing`` → ``fields``, ``cleaning`` · ``choices`` (options) · ``languages`` · ``naming`` (conditions,
                       rules, keys)
Conditions as sentences  ``clauses`` (what they are) · ``looking`` (what they may look at, and how) · ``sentences`` (read, and
                       said in words)
A tree as a file       ``writing`` (into the text that it came from) → ``layout`` (where everything stood), ``scalars``
What comes and goes    ``starting`` (shapes to begin from) → ``adding`` · ``moving`` · ``removing`` · ``room`` (what may stand
                       where) · ``keys``
"""

from forms.editing.adding import add_item, add_page, copied_key, duplicate
from forms.editing.changing import change
from forms.editing.choices import (
    add_option,
    change_option,
    duplicate_option,
    move_option,
    remove_option,
    rename_option,
    set_options,
)
from forms.editing.clauses import Clause, Clauses, clauses_of, condition_of
from forms.editing.keys import free_key, key_from
from forms.editing.languages import add_language, approve_language, languages_of, remove_language, words_in
from forms.editing.looking import Way, may_look_at, names_for, operators, way_of
from forms.editing.moving import Direction, move, move_to, moves
from forms.editing.naming import add_rule, free_name, give_name, rename, set_condition
from forms.editing.outline import Line, digest_of, outline, said, words_of
from forms.editing.places import Tree, address_of, element, find, parent, position, sort_of
from forms.editing.references import Reference, referring_to_option
from forms.editing.refusals import EditRefused
from forms.editing.removing import consequences, remove
from forms.editing.sentences import choices, clause_of, comparable, in_words
from forms.editing.starting import blank, from_form, from_tree
from forms.editing.writing import written

__all__ = [
    "Clause",
    "Clauses",
    "Direction",
    "EditRefused",
    "Line",
    "Reference",
    "Tree",
    "Way",
    "add_item",
    "add_language",
    "add_option",
    "add_page",
    "add_rule",
    "address_of",
    "approve_language",
    "blank",
    "change",
    "change_option",
    "choices",
    "clause_of",
    "clauses_of",
    "comparable",
    "condition_of",
    "consequences",
    "copied_key",
    "digest_of",
    "duplicate",
    "duplicate_option",
    "element",
    "find",
    "free_key",
    "free_name",
    "from_form",
    "from_tree",
    "give_name",
    "in_words",
    "key_from",
    "languages_of",
    "may_look_at",
    "move",
    "move_option",
    "move_to",
    "moves",
    "names_for",
    "operators",
    "outline",
    "parent",
    "position",
    "referring_to_option",
    "remove",
    "remove_language",
    "remove_option",
    "rename",
    "rename_option",
    "said",
    "set_condition",
    "set_options",
    "sort_of",
    "way_of",
    "words_in",
    "words_of",
    "written",
]
