"""`python -m tests.corpus [FORMAT…] [--markdown] [--wrong N]`"""

import sys
from contextlib import nullcontext

from tests.corpus import CORPUS, measuring
from tests.corpus.matching import Share
from tests.corpus.measuring import Result
from tests.corpus.scripts import scripts

CARRIED = ("in the tree", "kind", "kind, core", "label", "required", "options", "help")
FORMATS = ("formio", "open-forms", "govuk", "webform", "xlsform")


def rows(result: Result) -> list[tuple[str, str]]:
    """The lines of the table."""
    told, known = result.told, result.shares.get("told", Share())
    return [
        ("files", f"{result.files}, {result.refused} refused, {result.crashed} crashes"),
        ("passes the parser", str(result.parsed)),
        ("passes the gate but for words to write and translate", str(result.passed)),
        ("fields", str(result.fields)),
        ("lost (neither in the tree nor a task)", str(known.of - known.carried)),
        *((f"carried: {name}", str(result.shares.get(name, Share()))) for name in CARRIED),
        ("conditions carried exactly", str(Share(told.exact, told.all))),
        ("… of those that look at answers alone", str(Share(told.exact_on_answers, told.on_answers))),
        ("slowest file", f"{result.slowest:.2f} s"),
    ]


def main(arguments: list[str]) -> int:
    """Prints the tables; 1 when a file crashed or something was lost."""
    if not CORPUS.exists():
        print(f"There is nothing to measure in {CORPUS}.")
        return 2
    shown = int(arguments[arguments.index("--wrong") + 1]) if "--wrong" in arguments else 0
    chosen = [name for name in FORMATS if name in arguments] or list(FORMATS)
    with scripts() if "formio" in chosen else nullcontext() as running:
        results = [measuring.run(name, measuring.reader(name, running)) for name in chosen]
    _print(results, "--markdown" in arguments)
    for result in results:
        for words, count in result.wrong.most_common(shown):
            print(f"{count:4} {words}")
    return int(any(result.crashed for result in results))


def _print(results: list[Result], is_markdown: bool) -> None:
    names = [name for name, _ in rows(results[0])]
    tables = [dict(rows(result)) for result in results]
    if is_markdown:
        print("| |" + "|".join(f" {result.format} " for result in results) + "|\n|---|" + "---|" * len(results))
        print("\n".join(f"| {name} | " + " | ".join(table[name] for table in tables) + " |" for name in names))
        return
    for result, table in zip(results, tables, strict=True):
        print(f"\n{result.format}\n" + "\n".join(f"  {name:54}{table[name]}" for name in names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
