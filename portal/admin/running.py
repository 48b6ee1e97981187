"""Applications that are running when a version is published: what is decided for them, and what they meet in the next one."""

from collections.abc import Mapping
from datetime import date

from accessibility import days
from forms.comparing import differences, meaning_changed
from forms.definition import Form
from forms.texts import Say


def met(old: Form | None, new: Form, say: Say) -> list[str]:
    """How many questions come, are asked again, and are no longer asked."""
    if old is None:
        return []
    found = [each for each in differences(old, new) if each.sort == "question"]
    added, removed = (sum(each.kind == kind for each in found) for kind in ("added", "removed"))
    again = len({change.key.partition(".")[0] for change in meaning_changed(old, new)})
    told = []
    if added:
        told.append(say.count("{n} ny fråga ska besvaras.", "{n} nya frågor ska besvaras.", added))
    if again:
        told.append(say.count("{n} fråga behöver besvaras igen.", "{n} frågor behöver besvaras igen.", again))
    if removed:
        told.append(say.count("{n} svar frågas det inte längre efter.", "{n} svar frågas det inte längre efter.", removed))
    return told or [say("Alla svar följer med. Inget behöver besvaras igen.")]


def decided(data: Mapping[str, object], say: Say) -> str:
    """What was decided for those in the middle of the version before."""
    if data.get("running") == "move":
        return say("Påbörjade ansökningar går över till den nya.")
    until = data.get("until")
    if isinstance(until, str):
        day = days.short_day(date.fromisoformat(until), say)
        return say("Påbörjade ansökningar fick göras klara till och med {day}.", day=day)
    return say("Påbörjade ansökningar fick göras klara.")
