"""Which question of the tree each field of a source became, and what of it was carried over."""

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from forms.definition import Form, Question
from forms.importers import Imported
from tests.corpus.facts import Facts, Field

UNWRITTEN = "…"


@dataclass
class Share:
    """So many of so many."""

    carried: int = 0
    of: int = 0

    def count(self, is_carried: bool) -> None:
        self.carried += is_carried
        self.of += 1

    def __add__(self, other: "Share") -> "Share":
        return Share(self.carried + other.carried, self.of + other.of)

    def __str__(self) -> str:
        return f"{100 * self.carried / self.of:.1f} % ({self.carried}/{self.of})" if self.of else "–"


def bare(text: object) -> str:
    """A text without markup, signs and case; of several languages the first."""
    text = next(iter(text.values()), "") if isinstance(text, dict) else str(text or "")
    words = html.unescape(re.sub(r"<[^>]*>", " ", text or "")).lower()
    return re.sub(r"[^\w]+", " ", words).strip()


def _name(text: str) -> str:
    """The letters and digits of a name that a key would keep."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain)[:36]


def matched(facts: Facts, form: Form) -> dict[int, str]:
    """Index of field → key of the question, taken in the order of both; each question is taken once."""
    free: dict[str, list[str]] = {}
    for question, _ in form.questions():
        key = re.sub(r"_\d+$", "", question.key)
        for name in {_name(question.key), _name(key), _name(question.key.removeprefix("question_"))}:
            free.setdefault(name, []).append(question.key)
    found: dict[int, str] = {}
    taken: set[str] = set()
    for index, field in enumerate(facts.fields):
        same = [key for key in free.get(_name(field.name), []) if key not in taken]
        alike = [key for key in same if bare(_label(form.question(key))) == bare(field.label)]
        for key in (alike or same)[:1]:
            found[index] = key
            taken.add(key)
    return found


def _label(question: Question | None) -> str:
    return next((words for language, words in question.label.root.items() if language != "sv"), question.label.root["sv"])


def measure(facts: Facts, form: Form, imported: Imported, found: dict[int, str]) -> tuple[dict[str, Share], Counter[str]]:
    """The shares of what was carried, and what went wrong."""
    shares = {name: Share() for name in ("in the tree", "kind", "kind, core", "label", "required", "options", "help", "told")}
    wrong: Counter[str] = Counter()
    tasks = {task.name for task in imported.tasks}
    for index, field in enumerate(facts.fields):
        question = form.question(found[index]) if index in found else None
        shares["in the tree"].count(question is not None)
        is_told = question is not None or field.name in tasks
        shares["told"].count(is_told)
        if not is_told:
            wrong[f"lost: {field.name} ({field.type})"] += 1
        _one(field, question, shares, wrong)
    added = {question.key for question, _ in form.questions()} - set(found.values())
    for key in sorted(added - {task.at for task in imported.tasks}):
        wrong[f"added: {key}"] += 1
    for name in facts.hidden:
        shares["told"].count(name in tasks)
        if name not in tasks:
            wrong[f"lost: hidden {name}"] += 1
    return shares, wrong


def _one(field: Field, question: Question | None, shares: dict[str, Share], wrong: Counter[str]) -> None:
    kind = question.kind if question else ""
    shares["kind"].count(kind in field.kinds)
    if field.is_core:
        shares["kind, core"].count(kind in field.kinds)
        if kind not in field.kinds:
            wrong[f"kind: {field.name} {field.type} → {kind or 'nothing'}"] += 1
    if question is None:
        return
    if bare(field.label):
        shares["label"].count(bare(_label(question)) == bare(field.label)[: len(bare(_label(question))) or None])
    shares["required"].count((question.required == "yes") is field.required or question.kind == "computed")
    if field.options:
        shares["options"].count(_same_options(field, question))
        if not _same_options(field, question):
            wrong[f"options: {field.name}"] += 1
    if bare(field.help):
        carried = bare(" ".join(question.help.root.values())) if question.help else ""
        shares["help"].count(bare(field.help) in carried)
        if bare(field.help) not in carried:
            wrong[f"help: {field.name}: {field.help[:60]}"] += 1


def _same_options(field: Field, question: Question) -> bool:
    if question.kind == "yes_no":
        return len(field.options or ()) == 2
    wanted = [bare(label) for label in field.options or () if bare(label)]
    spoken = {language for option in question.options for language in option.label.root}
    said = ([bare(option.label.root[language]) for option in question.options] for language in spoken)
    return any([label for label in labels if label] == wanted for labels in said)
