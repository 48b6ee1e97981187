"""What those meet who have begun on the version before and move on to the next, in plain words for the one who decides it."""

from forms.comparing import differences, meaning_changed
from forms.definition import Form
from forms.texts import Say


def meeting(old: Form | None, new: Form, say: Say) -> list[str]:
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
