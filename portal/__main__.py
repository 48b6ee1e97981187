"""The `lucka` command. Each command is thin and imports what it needs when it is run, so that `--help` comes at once.

Exit codes: 0 done, 1 refused or something was found, 2 used wrongly.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

cli = typer.Typer(
    name="lucka", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="A municipality's counter: one form on screen, on paper and by telephone becomes the same case in the same queue.",
)  # fmt: skip
staff = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Those who work at the desk.")
forms = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The definitions of services.")
cli.add_typer(staff, name="staff")
cli.add_typer(forms, name="forms")

Language = Annotated[str, typer.Option("--lang", metavar="L", help="Language, such as sv or en.")]
Output = Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")]


@cli.command()
def serve(
    demo: Annotated[bool, typer.Option("--demo", help="Fill an empty Lucka with a believable municipality first.")] = False,
) -> None:
    """Serve the web door, with a worker beside it.

    Brings the database up to date and publishes the shipped services first. PORT, LUCKA_HOST, LUCKA_DATA, LUCKA_DATABASE_URL,
    LUCKA_TRUSTED_PROXY and the LUCKA_MUNICIPALITY_ settings are honoured. Ends on SIGTERM or Ctrl+C.
    """
    from portal import serving

    serving.serve(demo=demo)


@cli.command()
def worker(
    tied: Annotated[bool, typer.Option("--tied", hidden=True, help="End when standard input ends.")] = False,
) -> None:
    """Run the jobs that wait: sheets to draw, copies to make, what is past its time to forget."""
    from portal import working

    working.work(tied=tied)


@cli.command()
def migrate() -> None:
    """Bring the database up to date."""
    from portal import keeping

    keeping.migrate()


@cli.command()
def demo() -> None:
    """Fill an empty Lucka with a believable municipality and print its sign-ins."""
    from portal import keeping

    keeping.fill_with_demo()


@cli.command()
def face(
    example: Annotated[bool, typer.Option("--example", help="Print a municipality.yaml to begin with.")] = False,
) -> None:
    """Show the municipality's face: its colour as it is used, arms, hours of two weeks and service points.

    Told in municipality.yaml in the data folder. Exit 1 when something was corrected or is still missing.
    """
    from portal import facing

    if example:
        facing.print_example()
        return
    raise typer.Exit(facing.show())


@cli.command()
def verify() -> None:
    """Hold receipts, cases, events, jobs and files against each other; exit 1 on a difference."""
    from portal import keeping

    raise typer.Exit(keeping.verify())


@staff.command("add")
def add_staff(
    name: Annotated[str, typer.Argument(help="What the colleague signs in as.")],
    full_name: Annotated[str, typer.Option("--name", help="The colleague's own name.")],
    role: Annotated[str, typer.Option(help="agent, handler or administrator.")] = "agent",
    group: Annotated[list[str] | None, typer.Option(help="A group to belong to; may be given several times.")] = None,
) -> None:
    """Let a colleague sign in. The password is asked for, or read from standard input when that is not a terminal."""
    from portal import keeping

    keeping.add_staff(name, full_name, role, _password(), set(group or []))


@staff.command("password")
def change_password(name: Annotated[str, typer.Argument(help="What the colleague signs in as.")]) -> None:
    """Give a colleague another password, asked for as `staff add` does."""
    from portal import keeping

    keeping.set_password(name, _password())


def _password() -> str:
    if sys.stdin.isatty():
        return typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return sys.stdin.readline().rstrip("\n")


@forms.command("check")
def check_forms(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Definition files.")],
    language: Annotated[str, typer.Option("--lang", metavar="L", help="Language to tell it in: en or sv.")] = "en",
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for advice, too.")] = False,
    on_paper: Annotated[bool, typer.Option("--paper", help="Draw the sheets as well; takes some seconds for each.")] = False,
) -> None:
    """Hold definitions against the publish gate, and tell each finding as FILE:LINE: stop or advice: reason and remedy.

    A stop hinders publishing, advice does not. Exit 1 if there is a stop.
    """
    from portal import checking

    raise typer.Exit(checking.check(files, checking.Asked(language, strict, on_paper)))


@forms.command("publish")
def publish_form(file: Annotated[Path, typer.Argument(metavar="FILE", help="A definition file.")]) -> None:
    """Publish a definition as its service's current version."""
    from portal import publishing

    publishing.publish_file(file)


@forms.command("import")
def import_form(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A form that was made in another system.")],
    output: Output,
    format: Annotated[
        str,
        typer.Option("--from", metavar="FORMAT", help="formio, open-forms, govuk, webform or xlsform; else told by the file."),
    ] = "",
) -> None:
    """Turn a form of another system into a definition, and print what is left for a person to do."""
    from portal import importing

    importing.import_file(file, format, output)


@forms.command("export")
def export_form(
    what: Annotated[str, typer.Argument(metavar="SERVICE|FILE", help="The id of a published service, or a definition file.")],
    output: Output,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="yaml, json-schema (of the answers) or xlsform.")] = "yaml",
    language: Language = "sv",
) -> None:
    """Write a form for other systems; the titles of a schema are in one language, a workbook has them all."""
    from portal import exporting

    exporting.export(what, to, output, language)


@cli.command()
def paper(
    service: Annotated[str, typer.Argument(help="The id of a published service, such as building-permit.")] = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")] = None,
    languages: Annotated[
        list[str] | None, typer.Option("--lang", metavar="L", help="Language, such as sv or en; of a binder several.")
    ] = None,
    large: Annotated[bool, typer.Option("--large", help="Large print, 18 point.")] = False,
    largest: Annotated[bool, typer.Option("--largest", help="Large print, 24 point.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Every service in every language, as a binder.")] = False,
    place: Annotated[str, typer.Option("--place", help="Where the binder will stand: noted, and told when it is old.")] = "",
) -> None:
    """Write a service's sheet of paper, or all sheets as a binder, as a PDF."""
    size = "largest" if largest else "large" if large else "standard"
    if bool(service) == everything:
        raise typer.BadParameter("name a service, or --all")
    if everything:
        from portal import binding

        binding.write_binder(languages or (), size, place, output)
        return
    from portal import publishing

    if output is None:
        raise typer.BadParameter("name the file to write", param_hint="-o")
    publishing.write_sheet(service, (languages or ["sv"])[-1], size, output)


@cli.command()
def binders() -> None:
    """List the binders that stand somewhere. Exit 1 when one is out of date."""
    from portal import binding

    raise typer.Exit(binding.show_binders())


@cli.command()
def scan(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Scanned post: PDF, TIFF, JPEG or PNG.")],
    as_json: Annotated[bool, typer.Option("--json", help="Tell it as JSON, one line a file.")] = False,
) -> None:
    """Lay in piles of sheets that have come back; the worker reads them and sorts them into letters.

    The same file twice is one pile: what became of it is told again. Files in LUCKA_DATA/inbox are taken by the worker itself.
    Exit 1 when a file cannot be taken.
    """
    from portal import dropping

    raise typer.Exit(dropping.scan(files, as_json=as_json))


@cli.command()
def script(
    service: Annotated[str, typer.Argument(help="The id of a published service, such as building-permit.")],
    language: Language = "sv",
) -> None:
    """Print a service's telephone script."""
    from portal import publishing

    publishing.print_script(service, language)


def main() -> None:
    """Runs the command; what is refused is one sentence and exit code 1."""
    from portal.refusals import SettingsRefused

    try:
        cli()
    except SettingsRefused as refused:
        print(refused, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
