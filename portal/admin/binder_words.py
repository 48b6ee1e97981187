"""Why a binder is out of date, in words."""

from collections.abc import Iterator, Mapping, Sequence

from eservices.binders import Change
from forms.texts import Say, to_say

SIZES = to_say({"standard": "vanlig text", "large": "stor text", "largest": "extra stor text"})
OF_SHEETS = {
    "newer": to_say("{title} finns i version {n}."),
    "gone": to_say("{title} lämnas inte längre ut."),
    "added": to_say("{title} saknas."),
}
OF_ALL = {
    "face": to_say("Kommunens uppgifter har ändrats."),
    "date": to_say("Den gäller inte längre."),
}


def told(changes: Sequence[Change], titles: Mapping[str, str], say: Say) -> Iterator[str]:
    """A sentence for each, whatever the languages of the sheet."""
    for change in dict.fromkeys(changes):
        if change.what in OF_ALL:
            yield say(OF_ALL[change.what])
        else:
            yield say(OF_SHEETS[change.what], title=titles.get(change.service, change.service), n=change.number)
