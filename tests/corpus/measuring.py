"""All files of a format, one after the other."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from forms import importers
from forms.checks import gate
from forms.definition import Form
from forms.editing import written
from forms.reading import DefinitionRefused, read
from tests.corpus import CORPUS, webform, xlsform
from tests.corpus.facts import Facts, Told
from tests.corpus.formio import FormioFacts
from tests.corpus.govuk import GovukFacts, form_of
from tests.corpus.matching import Share, matched, measure
from tests.corpus.scripts import Scripts

WORDS_LACKING = {
    "unwritten", "unwritten_translation", "copied_over", "same_option", "no_next_step", "no_purpose", "no_retention",
}  # fmt: skip
"""What hinders any import: no other system says what Lucka asks for, and few are written in Swedish."""


@dataclass
class Result:
    """What came of the files of one format."""

    format: str
    files: int = 0
    refused: int = 0
    crashed: int = 0
    fields: int = 0
    parsed: Share = field(default_factory=Share)
    passed: Share = field(default_factory=Share)
    shares: dict[str, Share] = field(default_factory=dict)
    told: Told = field(default_factory=Told)
    slowest: float = 0.0
    wrong: Counter[str] = field(default_factory=Counter)


def formio(scripts: Scripts | None) -> Callable[[bytes], Facts]:
    """Form.io files."""

    def facts(data: bytes) -> Facts:
        form = json.loads(data)
        found = FormioFacts(scripts)
        found.walk(form.get("components") if isinstance(form, dict) else form)
        return found

    return facts


def export(scripts: Scripts | None) -> Callable[[bytes], Facts]:
    """Exports of Open Forms: the components of all steps. Their rules are counted apart, by `open_forms`."""

    def facts(data: bytes) -> Facts:
        found = FormioFacts(scripts)
        with ZipFile(BytesIO(data)) as archive:
            for step in json.loads(archive.read("formSteps.json")):
                found.walk(step["configuration"]["components"])
        return found

    return facts


def files(format: str) -> Iterator[Path]:
    """The files of a format, in order."""
    patterns = {
        "formio": ("formio/*/*.json",), "open-forms": ("formio/*/*.zip",), "govuk": ("govuk/*/*",),
        "webform": ("webform/*/*.y*ml",), "xlsform": ("xlsform/*/*.xls", "xlsform/*/*.xlsx"),
    }[format]  # fmt: skip
    for pattern in patterns:
        yield from sorted(CORPUS.glob(pattern))


def run(format: str, facts_of: Callable[[bytes], Facts] | None, every: int = 1) -> Result:
    """Imports each file (or each so many) and holds the tree against what the source has."""
    result = Result(format)
    for path in list(files(format))[::every]:
        data = path.read_bytes()
        result.files += 1
        began = time.perf_counter()
        try:
            imported = importers.read(format, data, path.name)
        except importers.ImportRefused:
            result.refused += 1
            continue
        except Exception as crash:
            result.crashed += 1
            result.wrong[f"crash: {path.name}: {crash!r}"] += 1
            continue
        result.slowest = max(result.slowest, time.perf_counter() - began)
        _parsed(result, path, imported)
        if facts_of is not None:
            _held(result, path, facts_of(data), imported)
    return result


def _parsed(result: Result, path: Path, imported: importers.Imported) -> None:
    try:
        read(written(imported.tree))
        result.parsed.count(True)
    except DefinitionRefused as refused:
        result.parsed.count(False)
        result.wrong[f"parser: {path.name}: {str(refused)[:200]}"] += 1
    stops = {finding.code for finding in gate(Form.model_validate(imported.tree)) if finding.is_stop} - WORDS_LACKING
    result.passed.count(not stops)


def _held(result: Result, path: Path, facts: Facts, imported: importers.Imported) -> None:
    form = Form.model_validate(imported.tree)
    found = matched(facts, form)
    shares, wrong = measure(facts, form, imported, found)
    result.fields += len(facts.fields)
    for name, share in shares.items():
        result.shares[name] = result.shares.get(name, Share()) + share
    result.wrong.update({f"{path.name}: {words}": count for words, count in wrong.items()})
    told = facts.conditions(form, found)
    for name in ("all", "exact", "on_answers", "exact_on_answers"):
        setattr(result.told, name, getattr(result.told, name) + getattr(told, name))
    result.wrong.update(f"condition: {path.name}: {words}" for words in told.wrong)


def reader(format: str, scripts: Scripts | None) -> Callable[[bytes], Facts] | None:
    """The reader of a format for measuring, None where there is none."""
    readers = {
        "formio": formio(scripts), "open-forms": export(scripts), "govuk": lambda data: GovukFacts(form_of(data)),
        "webform": webform.facts, "xlsform": xlsform.facts,
    }  # fmt: skip
    return readers.get(format)
