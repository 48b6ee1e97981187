"""Definition files held against the gate, and what is found told by file and line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accessibility.languages import say_for
from forms.checks import Finding, gate
from forms.definition import Form
from forms.reading import DefinitionRefused, flaw_of, mapping_of, sound
from forms.texts import Say
from forms.tree import Flaw


@dataclass(frozen=True)
class Asked:
    """How to check: in whose language to tell, whether advice counts as a fault, and whether to draw the sheets too."""

    language: str = "en"
    is_strict: bool = False
    on_paper: bool = False


def check(files: list[Path], asked: Asked) -> int:
    """Prints each finding as file:line: stop or advice: reason and remedy; 1 when something hinders publishing."""
    say = say_for(asked.language)
    stops = advice = 0
    for path in files:
        try:
            flaws = flaws_of(path, on_paper=asked.on_paper)
        except OSError as error:
            print(say("{path}: går inte att läsa ({error})", path=path, error=error.strerror))
            stops += 1
            continue
        print("\n".join(_line(path, flaw, say) for flaw in flaws), end="\n" if flaws else "")
        stops += sum(flaw.finding.is_stop for flaw in flaws)
        advice += sum(not flaw.finding.is_stop for flaw in flaws)
    print(_sum(stops, advice, say))
    return int(stops > 0 or (asked.is_strict and advice > 0))


def flaws_of(path: Path, previous: Form | None = None, *, on_paper: bool = False) -> list[Flaw]:
    """Everything that the gate finds in a file, in the order of its lines; `previous` is the version before it."""
    try:
        tree = mapping_of(path.read_bytes())
        form = sound(tree)
    except DefinitionRefused as refused:
        return refused.flaws
    found = [*gate(form, previous), *(_of_paper(form) if on_paper else ())]
    return sorted((flaw_of(tree, finding) for finding in found), key=lambda flaw: flaw.line)


def _of_paper(form: Form) -> Iterator[Finding]:
    from accessibility.paper.sheets import advice
    from eservices.municipality import Municipality

    yield from advice.of_sheets(form, Municipality())


def _line(path: Path, flaw: Flaw, say: Say) -> str:
    weight = say("stoppar") if flaw.finding.is_stop else say("råd")
    return f"{path}:{flaw.line}: {weight}: {flaw.said(say)}"


def _sum(stops: int, advice: int, say: Say) -> str:
    if not stops and not advice:
        return say("Inget att anmärka.")
    return say("Stoppar: {stops}. Råd: {advice}.", stops=stops, advice=advice)
