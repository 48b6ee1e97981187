"""What the page of a question offers beyond its texts: the settings that its kind takes, and what they are chosen from."""

from forms import editing
from forms.editing.places import Tree
from forms.editing.starting import SUMMED
from forms.kinds import KINDS
from forms.kinds.file import TYPES
from forms.texts import Say, to_say
from portal.admin.builder.contents import called

COUNTS_NOTHING = to_say("Räkna inga delar")
Choices = list[tuple[str, str]]


def settings(tree: Tree, element: Tree, say: Say) -> dict[str, object]:
    """The names of the settings, the types of file, and what a sum or a count can be made of."""
    kind = KINDS.get(element.get("kind", ""))
    before = _before(tree, element)
    return {
        "settings": kind.settings if kind else frozenset(),
        "file_types": [(name, say(words)) for name, words in TYPES.items()],
        "summable": _chosen(before, (*SUMMED, "computed"), say),
        "groups": [("", say(COUNTS_NOTHING)), *[_named(line, say) for line in before if line.sort == "repeating_group"]],
    }


def _before(tree: Tree, element: Tree) -> list[editing.Line]:
    """What stands before the question: only that can be counted."""
    lines = editing.outline(tree)
    own = next((index for index, line in enumerate(lines) if line.address == element.get("question")), 0)
    return lines[:own]


def _chosen(lines: list[editing.Line], kinds: tuple[str, ...], say: Say) -> Choices:
    return [_named(line, say) for line in lines if line.kind in kinds]


def _named(line: editing.Line, say: Say) -> tuple[str, str]:
    label = called(line.label, say)
    return line.key, f"{line.number}. {label}" if line.number else label
