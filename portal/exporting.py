"""Forms for others from the shell: as the file that was published, as JSON Schema of the answers, as an XLSForm workbook."""

import json
from pathlib import Path

from accessibility import languages
from forms.definition import Form
from forms.reading import DefinitionRefused, read
from portal.refusals import SettingsRefused

FORMATS = ("yaml", "json-schema", "xlsform")


def export(what: str, to: str, output: Path, language: str) -> None:
    """Writes a published service, or a definition file, in one of FORMATS; refuses with one sentence."""
    if to not in FORMATS:
        raise SettingsRefused(f"There is no format {to}: choose one of {', '.join(FORMATS)}.")
    form, source = _of_file(Path(what)) if Path(what).is_file() else _of_service(what)
    if to == "json-schema" and not form.speaks(language):
        raise SettingsRefused(f"{what} is not written in {language}: choose {' or '.join(form.languages)}.")
    try:
        output.write_bytes(_written(form, source, to, language))
    except OSError as error:
        raise SettingsRefused(f"{output} cannot be written ({error.strerror}): name another file.") from error
    print(f"{output}: {form.service} as {to}.")


def _written(form: Form, source: str, to: str, language: str) -> bytes:
    if to == "yaml":
        return source.encode()
    if to == "xlsform":
        from forms.exports.xlsform import xlsform

        return xlsform(form)
    from forms.exports.schema import json_schema

    schema = json_schema(form, languages.say_for(language))
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _of_file(path: Path) -> tuple[Form, str]:
    try:
        source = path.read_bytes()
        return read(source), source.decode("utf-8-sig")
    except DefinitionRefused as refused:
        raise SettingsRefused("\n".join(f"{path}:{str(flaw).removeprefix('line ')}" for flaw in refused.flaws)) from refused
    except OSError as error:
        raise SettingsRefused(f"{path} cannot be read ({error.strerror}).") from error


def _of_service(name: str) -> tuple[Form, str]:
    from eservices import services
    from eservices.refusals import ServiceGone
    from portal.keeping import opened

    with opened() as house, house.database.reading() as db:
        try:
            version = services.current(db, name)
        except ServiceGone:
            known = ", ".join(version.service_id for version in services.all_current(db))
            raise SettingsRefused(f"There is no file and no service {name}: choose one of {known}.") from None
        return version.form, version.source
