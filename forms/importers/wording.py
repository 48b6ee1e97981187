"""Words of a source as Lucka keeps them: plain, without markup or what cannot be shown, and in every language of the form."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from forms.importers.parts import Words
from forms.texts import FIRST_LANGUAGE, LONGEST_CODE, UNWRITTEN

LONGEST = 5_000
_UNSAYABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_PARAGRAPH = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "section", "blockquote", "details", "dl"}
)
_LINE = frozenset({"br", "tr", "dt", "dd", "summary"})
_SILENT = frozenset({"script", "style", "template", "svg", "head"})
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def is_language(code: object) -> bool:
    """Whether this names a language as a definition may."""
    return isinstance(code, str) and len(code) <= LONGEST_CODE and _LANGUAGE.fullmatch(code) is not None


def plain(value: object) -> str:
    """The words of a value, "" if it holds none; markup becomes paragraphs and lists."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    try:
        words = str(value)[: 4 * LONGEST]
    except ValueError:  # a number of more digits than any word has
        return ""
    if _TAG.search(words) or "&" in words:
        words = _unmarked(words)
    return tidy(words)


def tidy(words: str) -> str:
    """Without controls, without white space at the ends of lines, at most one empty line in a row, of bounded length."""
    words = _UNSAYABLE.sub("", words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\xa0", " "))
    lines = [re.sub(r" {2,}", " ", line).strip() for line in words.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip().replace("[[", "[ [")[:LONGEST].strip()


def one_line(value: object, longest: int = 1_000) -> str:
    """The words of a value on one line."""
    return " ".join(plain(value).split())[:longest].strip()


def has_markup(value: object) -> bool:
    """Whether a text shows more than words: pictures, links, scripts, frames."""
    return (
        isinstance(value, str)
        and re.search(r"<(img|a|script|iframe|video|audio|object|form|input)\b", value[: 4 * LONGEST], re.I) is not None
    )


def is_filled_in(value: object) -> bool:
    """Whether another system fills the text in: {{ … }} or ${…}."""
    return isinstance(value, str) and re.search(r"\{\{|\$\{|\{%|<%", value[: 4 * LONGEST]) is not None


class _Words(HTMLParser):
    """Gathers what a reader of the markup would read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        self.said.append("\n\n" if tag in _PARAGRAPH else "\n" if tag in _LINE else "\n- " if tag == "li" else "")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT and self.silent > 0
        self.said.append("\n\n" if tag in _PARAGRAPH else " " if tag in ("td", "th") else "")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(re.sub(r"\s+", " ", data) if "<" not in data else data)


def _unmarked(words: str) -> str:
    reader = _Words()
    try:
        reader.feed(words)
        reader.close()
    except (AssertionError, ValueError):  # the parser gives up on some malformed declarations
        return _TAG.sub(" ", words)
    joined = "".join(reader.said)
    return re.sub(r"\n- \s*\n+", "\n- ", joined)


def in_every(words: Words, languages: tuple[str, ...], clean: Callable[[object], str] = plain) -> dict[str, str]:
    """A text with words in each language: what one lacks is lent from the source's own, and from any; … where there are none.

    The first of `languages` is the source's own; words under "" are in it. Swedish stands first in the text.
    """
    given = (
        {languages[0]: words} if not isinstance(words, dict) else {name or languages[0]: said for name, said in words.items()}
    )
    said = {language: told for language, each in given.items() if (told := clean(each))}
    lent = next((said[language] for language in (*languages, *said) if language in said), UNWRITTEN)
    order = (FIRST_LANGUAGE, *(language for language in languages if language != FIRST_LANGUAGE))
    return {language: said.get(language, lent) for language in order}


_SMALL = {
    "en": "the of and to in is you your are for please have this if or what not with",
    "sv": "och att det är som du för av på inte ett din ditt har vilken med om eller",
    "nl": "de het een en van uw u is op voor niet met heeft wat om uit ik mijn",
    "fi": "ja on ei se että tai jos sinun mikä voit hakijan hakemus tiedot liite onko",
    "da": "og er det du på ikke af til din skal med hvis eller har den kan jeg et",
    "fr": "le la les de des et vous est un une votre pour du que dans ou pas si",
    "de": "der die das und ist sie ein eine nicht für mit von bitte ihre zu oder wenn im",
    "es": "el la los de y que en es un una su por para con no si usted las",
}


def guessed(samples: Iterator[str]) -> str:
    """The language that the words seem to be written in; English where nothing tells."""
    heard = re.findall(r"\w+", " ".join(samples)[:20_000].lower())
    counts = {language: sum(heard.count(word) for word in set(small.split())) for language, small in _SMALL.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else "en"
