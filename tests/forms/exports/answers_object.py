"""Answers by path → one object: a question's key holds its value, a repeating group's key the list of its entries."""

from forms.answers import Answers, entries, entry_path
from forms.definition import Form, RepeatingGroup


def as_object(form: Form, answers: Answers) -> dict[str, object]:
    """What `forms.exports.schema` describes. Of a journey, give what is shown: what is hidden is no part of an application."""
    said: dict[str, object] = {}
    for question, group in form.questions():
        if group is None and question.key in answers:
            said[question.key] = answers[question.key].value
    for item, _ in form.items():
        if isinstance(item, RepeatingGroup) and item.key in answers:
            said[item.key] = [_entry(form, item, number, answers) for number in entries(answers, item.key)]
    return said


def _entry(form: Form, group: RepeatingGroup, number: int, answers: Answers) -> dict[str, object]:
    asked = [question.key for question, around in form.questions() if around is not None and around.key == group.key]
    paths = {key: entry_path(group.key, number, key) for key in asked}
    return {key: answers[path].value for key, path in paths.items() if path in answers}
