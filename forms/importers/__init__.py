"""Forms that were made elsewhere → the tree of a proposal, and a task for everything that could not be carried over.

Whatever the file holds, what comes back has the shape of a definition and can be asked at every door; nothing is dropped
without a task. A file is data: nothing in it is ever run, and it is bounded in size, depth and time.

Begin with ``draft`` (what every importer writes through) and look at ``govuk`` for an example of use.

From a file       one module a format, each with ``read_form(data, name)``: ``formio`` (Form.io JSON: ``formio_parts``,
                  ``formio_fields``, ``formio_types``, ``formio_texts``, ``formio_conditions``,
                  ``formio_unasked``), ``open_forms`` (export ZIP
                  of Open Forms), ``govuk`` (GOV.UK digital-form-builder, DEFRA: ``govuk_fields``, ``govuk_terms``),
                  ``webform`` (Drupal Webform: ``webform_source``, ``webform_types``, ``webform_questions``,
                  ``webform_settings``, ``webform_states``; ``asked_now``, what another system knew), ``xlsform`` (workbooks:
                  ``xlsform_columns``, ``xlsform_types``, ``xlsform_questions``, ``xlsform_own``)
From routes       ``routes`` (links between pages → when each is shown) → ``diagrams``
Their languages   ``javascript`` → ``truth`` (and JSON logic) · ``xpath`` (the expressions of XLSForm) → ``xlsform_terms``
They write with   ``draft`` (a form under import), ``parts`` (pages, questions, sections, groups as the source nests them),
                  ``logic`` (conditions as the source means them), ``wording`` (plain words, languages), ``source`` (JSON and
                  ZIP within bounds), ``workbook`` (cells within bounds), ``yaml_text``
How it settles    ``settling`` (the tree) → ``layout`` (groups on pages of their own), ``questions``, ``conditions``,
                  ``keys``, ``size`` (what fits into one form)
What comes back   ``task``
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from forms.importers.task import Imported, ImportRefused
from forms.importers.task import Task as Task
from forms.texts import to_say

LARGEST_BYTES = 10_000_000


@dataclass(frozen=True)
class Format:
    """A format that can be imported: what it is called, how its files end, and the module that reads it."""

    title: str
    endings: tuple[str, ...]
    module: str


FORMATS: Mapping[str, Format] = {
    "formio": Format("Form.io", (".json",), "formio"),
    "open-forms": Format("Open Forms", (".zip",), "open_forms"),
    "govuk": Format("GOV.UK digital-form-builder", (".json", ".yaml", ".yml"), "govuk"),
    "webform": Format("Drupal Webform, OS2Forms", (".yml", ".yaml"), "webform"),
    "xlsform": Format("XLSForm", (".xlsx", ".xls"), "xlsform"),
}


def read(format: str, data: bytes, name: str, beside: Mapping[str, bytes] | None = None) -> Imported:
    """The import of a file; `format` is one of FORMATS, or "" to go by the file. Raises ImportRefused, with a sentence.

    `beside` are files that lie around it, by path: Drupal keeps translations and option lists there.
    """
    if len(data) > LARGEST_BYTES:
        raise ImportRefused(to_say("Filen är större än 10 MB. Så stora formulär går inte att läsa in."))
    known = format or guessed(data, name)
    if known not in FORMATS:
        raise ImportRefused(to_say("Det går inte att se vilket format filen har. Välj ett format."))
    module = import_module(f"forms.importers.{FORMATS[known].module}")
    return module.read_form(data, name, beside) if known == "webform" else module.read_form(data, name)


def guessed(data: bytes, name: str) -> str:
    """The format that a file seems to have, "" when nothing tells."""
    ending, start = name.lower().rpartition(".")[2], data[:400_000]
    if data[:2] == b"PK":
        return "open-forms" if b"formDefinitions.json" in data or b"formSteps.json" in data else "xlsform"
    if ending == "xls" or data[:4] == b"\xd0\xcf\x11\xe0":
        return "xlsform"
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return "govuk" if b'"pages"' in start and b'"components"' in start and b'"path"' in start else "formio"
    if b"\npages:" in start or start.startswith(b"pages:"):
        return "govuk"
    return "webform" if b"elements:" in start else ""
