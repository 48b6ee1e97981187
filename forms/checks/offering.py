"""What a service says of itself: found by the words people use, short enough for a card, clear about what comes next."""

from collections.abc import Iterator, Mapping, Sequence

from forms.checks.finding import Finding, Standing
from forms.checks.language import is_unwritten
from forms.definition import Form, Question
from forms.kinds.date import today
from forms.meaning import meaning_changed
from forms.texts import FIRST_LANGUAGE

LONGEST_TITLE, LONGEST_SUMMARY = 60, 200
"""Characters that a card has room for."""
_CHANGED: Mapping[str, str] = {"kind": "changed_kind", "label": "changed_label", "option": "changed_option"}


def offering(form: Form) -> Iterator[Finding]:
    """Findings about what stands before the first question."""
    if not form.synonyms:
        yield Finding(("synonyms",), "no_synonyms")
    for field, text, most in (("title", form.title, LONGEST_TITLE), ("summary", form.summary, LONGEST_SUMMARY)):
        if len(text.root[FIRST_LANGUAGE]) > most:
            yield Finding((field,), f"long_{field}", {"most": most})
    steps = [step for step in form.next_steps if not is_unwritten(step.text.root[FIRST_LANGUAGE])]
    if steps and all(step.within_days is None for step in steps):
        yield Finding(("next_steps",), "no_time_told")
    if form.applicant is None:
        yield Finding(("applicant",), "no_applicant")
    if form.opens_on and form.closes_on and form.opens_on > form.closes_on:
        yield Finding(("closes_on",), "closes_before_it_opens")
    elif form.closes_on and form.closes_on < today():
        yield Finding(("closes_on",), "closed_already")


def history(form: Form, previous: Form, places: Sequence[Standing]) -> Iterator[Finding]:
    """Keys under which the form asks for something else than the version before it did."""
    at = {place.item.key: place.at for place in places if isinstance(place.item, Question)}
    for change in meaning_changed(previous, form):
        codes = [option.code for option in form.questions_by_key[change.key].options]
        within = ("options", codes.index(change.code)) if change.code in codes else ()
        told = {"key": change.key, "before": change.before, "after": change.after, "option": change.code}
        yield Finding((*at[change.key], *within), _CHANGED[change.why], told)
