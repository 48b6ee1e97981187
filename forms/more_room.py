"""More copies of a repeating group than a sheet has: an extra sheet for those that follow, or a sheet with room for all."""

from collections.abc import Collection, Iterator
from typing import Literal

from forms.answers import Answers, entries, entry_path
from forms.definition import Form, RepeatingGroup

Part = Literal["whole", "left", "extra"]


def may_need_more(form: Form) -> list[RepeatingGroup]:
    """The groups that may have more entries than a sheet has copies of them."""
    groups = (item for item, _ in form.items() if isinstance(item, RepeatingGroup))
    return [group for group in groups if group.on_paper < group.maximum]


def extra(form: Form, group_key: str, first: int = 0) -> tuple[str, ...]:
    """What an extra sheet asks: whose it is, and as many entries as a sheet has, from those that follow it or the `first`.

    () when there is none such.
    """
    group = next((each for each in may_need_more(form) if each.key == group_key), None)
    first = first or (group.on_paper + 1 if group else 0)
    if group is None or not group.on_paper < first <= group.maximum:
        return ()
    last = min(first + group.on_paper - 1, group.maximum)
    whose = [form.applicant] if form.applicant in _outside(form) else []
    return (*whose, *(path for entry in range(first, last + 1) for path in _entry(form, group, entry)))


def room_for(form: Form, answers: Answers) -> tuple[str, ...]:
    """Everything that a sheet asks that has room for all entries there are; () where the ordinary one has."""
    counts = {group.key: len(entries(answers, group.key)) for group in may_need_more(form)}
    if all(counts[group.key] <= group.on_paper for group in may_need_more(form)):
        return ()
    return (*_outside(form), *_inside(form, counts))


def _outside(form: Form) -> list[str]:
    return [question.key for question, group in form.questions() if group is None]


def _inside(form: Form, counts: dict[str, int]) -> Iterator[str]:
    for group in (item for item, _ in form.items() if isinstance(item, RepeatingGroup)):
        for entry in range(1, min(max(counts.get(group.key, 0), group.on_paper), group.maximum) + 1):
            yield from _entry(form, group, entry)


def _entry(form: Form, group: RepeatingGroup, entry: int) -> Iterator[str]:
    return (entry_path(group.key, entry, question.key) for question, around in form.questions() if around is group)


def kind_of_part(form: Form, paths: Collection[str]) -> Part:
    """What a sheet of these questions is: the whole form, what is left of it, or an extra sheet."""
    keys = {path.rpartition(".")[2] for path in paths}
    if not paths or keys >= form.questions_by_key.keys():
        return "whole"
    first = {group.key: group.on_paper + 1 for group in may_need_more(form)}
    of_entries = [path.split(".") for path in paths if path != form.applicant]
    is_extra = all(len(each) == 3 and int(each[1]) >= first.get(each[0], len(paths) + 1) for each in of_entries)
    return "extra" if is_extra and of_entries else "left"
