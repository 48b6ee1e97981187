"""What importers make of real forms: files that others wrote, counted by readers of their own.

`python -m tests.corpus` prints a table per format (`--markdown` for the README, a name of FORMATS for one). What a file asks,
and when, is found out from the raw file here and never by the importers: a number that an importer counts of itself is
worthless. The files lie beside the checkout, in ../shared/corpus; without them there is nothing to measure.

``facts`` (what a source has) · a module or more a format: one counts it, others work out its conditions as it does itself
(``…_runner``, ``…_states``, ``…_paths``) · ``matching`` (is it in the tree?) · ``lucka_side`` (is it shown?) · ``measuring``
(all of it) · ``scripts`` (conditions in JavaScript, evaluated by a real browser)
"""

from pathlib import Path

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
