"""A time of day: 13:00, 13.30, kl 9, 0915, 1.30 pm."""

import re

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

_CLOCK = re.compile(r"([0-9]{1,2})(?:[.,: ]?([0-9]{2}))? ?([ap]\.?m\.?)?")


def read(question: Question, raw: Raw) -> object:
    written = re.sub(r"^(klockan|kl\.?)\s*", "", typed(raw).lower())
    if not written:
        return None
    match = _CLOCK.fullmatch(written)
    if match is None:
        return Wrong("not_a_time")
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] and not 1 <= hour <= 12:
        return Wrong("not_a_time")
    if match[3]:
        hour = hour % 12 + (12 if match[3].startswith("p") else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else Wrong("not_a_time")


def show(question: Question, value: object, say: Say) -> str:
    return say("klockan {time}", time=str(value).replace(":", ".") if say.locale == "sv" else value)


def hint(question: Question, say: Say) -> str:
    return say("Till exempel 13.30.")


KIND = Kind(understand=read, show=show, hint=hint, is_figures=True)
