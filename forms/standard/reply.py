"""How a person wants to hear from us, as the answers say it, and whether there is a mail address."""

from forms.answers import Answers
from forms.definition import Form

ASKED_AT = ("reply", "contact_how")
"""The keys of the questions that ask how we are to be in touch; their options are WAYS."""
WAYS = ("letter", "phone", "email", "none")


def wished(shown: Answers) -> str:
    """One of WAYS, "" where nothing of it is said."""
    values = (shown[key].value for key in ASKED_AT if key in shown)
    codes = (str(value.get("option", "")) for value in values if isinstance(value, dict))
    return next((code for code in codes if code in WAYS), "")


def has_email(form: Form, shown: Answers) -> bool:
    """Whether the applicant has given a mail address; those of other people, in repeating groups, are not theirs."""
    return any(question.kind == "email" and group is None and question.key in shown for question, group in form.questions())


def is_likely_by_letter(form: Form, shown: Answers, channel: str) -> bool:
    """Whether letters are how this person is reached, as far as can be told: they ask for it, or have no mail address."""
    wish = wished(shown)
    return wish == "letter" or (not wish and channel in ("letter", "phone", "counter") and not has_email(form, shown))
