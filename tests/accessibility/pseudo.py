"""A form and a catalogue in made-up words, as long as the Swedish ones: for what must hold before anyone has translated."""

import re
from collections.abc import Mapping
from functools import cache

from accessibility import sentences
from accessibility.languages import say_for
from forms.definition import Form
from forms.texts import Say

_AR = "هذا نص عربي للتجربة يقرأ من اليمين إلى اليسار وفيه كلمات قصيرة وأخرى أطول منها قليلا مثل الاستمارة والبلدية"
_FI = "tämä on suomenkielinen koeteksti jossa sanat ovat pitkiä kuten rakennuslupahakemus ja henkilötunnus äö"
WORDS = {"ar": _AR.split(), "fi": _FI.split()}
_KEPT = re.compile(r"(\{[^}]*\}|\d[\d\s.,:–-]*|[^\w\s{}]+|\s+)")


def pseudo(swedish: str, language: str) -> str:
    """Each word another word; placeholders, numbers, signs and line breaks stay."""
    words = WORDS[language]
    parts = enumerate(_KEPT.split(swedish))
    made = (part if not part or _KEPT.fullmatch(part) else words[(at + len(part)) % len(words)] for at, part in parts)
    return "".join(made).replace(", ", "، " if language == "ar" else ", ").replace("?", "؟" if language == "ar" else "?")


@cache
def _known() -> frozenset[str]:
    return frozenset(sentences.said())


class _Catalogue(dict[str, str]):
    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def get(self, sentence: str, default: object = None) -> object:
        return pseudo(sentence, self.language) if sentence in _known() else default


class _Plurals(_Catalogue):
    def get(self, sentence: str, default: object = None) -> tuple[str, str]:
        return (pseudo(sentence, self.language),) * 2


def say_in(language: str) -> Say:
    return (
        say_for(language)
        if language in ("sv", "en")
        else Say(language, _Catalogue(language), _Plurals(language), formats=language)
    )


def spoken(form: Form, *languages: str, machine_made: tuple[str, ...] = ()) -> Form:
    """The form with all its texts in these languages too."""
    told = form.model_dump(mode="json", by_alias=True, exclude_unset=True)
    known = {"languages": list(dict.fromkeys([*form.languages, *languages]))}
    if machine_made:
        known["machine_made"] = list(machine_made)
    return Form.model_validate(_with(told, languages) | known)


def _with(value: object, languages: tuple[str, ...]) -> object:
    if isinstance(value, Mapping):
        if isinstance(value.get("sv"), str):
            return {**value, **{language: pseudo(value["sv"], language) for language in languages}}
        return {key: _with(each, languages) for key, each in value.items()}
    return [_with(each, languages) for each in value] if isinstance(value, list) else value
