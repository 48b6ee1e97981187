"""XLSForm workbooks, read for measuring: every row that asks, and every `relevant`, evaluated as XPath by libxml2."""

import io
import random
import re
import warnings
from dataclasses import dataclass, field

import openpyxl
import xlrd
from lxml import etree

from forms.definition import Form
from tests.corpus.answers import drawn
from tests.corpus.facts import Field, Told
from tests.corpus.lucka_side import Side
from tests.corpus.xlsform_paths import is_true, value_of

SAMPLES = 160
_CORE = {
    "text": {"text", "textarea"}, "string": {"text", "textarea"}, "integer": {"integer"}, "int": {"integer"},
    "decimal": {"decimal"},
    "date": {"date"}, "time": {"time"}, "datetime": {"date"}, "image": {"file"}, "photo": {"file"}, "file": {"file"},
    "acknowledge": {"declaration"}, "trigger": {"declaration"}, "phone number": {"phone"}, "one": {"radio", "select", "yes_no"},
    "many": {"checkboxes"},
}  # fmt: skip
_NEAR = {"range": {"integer", "decimal"}, "rank": {"checkboxes"}, "barcode": {"text"}}
_NO_QUESTION = {"note", "include", "hidden", ""}
_UNASKED = re.compile(
    r"(get )?(start|end|today|deviceid|device id|subscriberid|subscriber id|simserial|sim id|imei|phonenumber|username|audit"
    r"|start time|end time|phone number)|uri:\w+|calculate|calculation|start-geopoint"
)
_CHOICE = re.compile(
    r"(select[ _]one|select1|select all that apply|select[ _]multiple|rank|osm)(\S*?)(?: from)? +(\S+)(.*)", re.I
)


def _rows(data: bytes) -> dict[str, list[list[str]]]:
    if data.startswith(b"PK"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
        return {
            sheet.title.lower(): [list(map(_cell, row)) for row in sheet.iter_rows(max_row=3000, values_only=True)]
            for sheet in book
        }
    old = xlrd.open_workbook(file_contents=data, ragged_rows=True)
    return {
        sheet.name.lower(): [[_cell(cell.value) for cell in sheet.row(at)] for at in range(sheet.nrows)]
        for sheet in old.sheets()
    }


def _cell(value: object) -> str:
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value).strip()


def _table(rows: list[list[str]]) -> list[dict[str, str]]:
    heads = [re.sub(r"\s*:+\s*", "::", re.sub(r"[\s_]+", " ", head.lower())) for head in rows[0]] if rows else []
    made = []
    for row in rows[1:]:
        pairs: dict[str, str] = {}
        for head, cell in zip(heads, row, strict=False):
            pairs.setdefault(head, cell)
        made.append(pairs)
    return made


def _said(row: dict[str, str], *names: str) -> str:
    """The first cell with words among the columns of these names, in any language."""
    found = (cell for head, cell in row.items() if cell and re.split("::", head.removeprefix("bind::"))[0] in names)
    return next(found, "")


@dataclass
class Node:
    name: str
    relevant: str
    parents: tuple["Node", ...]
    is_loop: bool = False
    index: int = -1
    offered: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class XlsformFacts:
    """One workbook."""

    fields: list[Field] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    lists: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    calculated: dict[str, str] = field(default_factory=dict)

    def read(self, sheets: dict[str, list[list[str]]]) -> None:
        for row in _table(sheets.get("choices") or sheets.get("columns") or []):
            listed, value = _said(row, "list name"), _said(row, "name", "value")
            known = self.lists.setdefault(listed, [])
            if value and value not in dict(known):
                known.append((value, _said(row, "label", "text") or value))
        open_frames: list[Node] = []
        for row in _table(sheets["survey"]):
            self._row(row, open_frames)

    def _row(self, row: dict[str, str], open_frames: list[Node]) -> None:
        type = re.sub(r"[\s]+", " ", _said(row, "type", "command").lower()).strip()
        relevant = _said(row, "relevant", "relevance")
        if re.match(r"end[ _](group|repeat|loop)", type):
            open_frames[-1:] = []
            return
        frame = re.match(r"begin[ _](group|repeat|loop)", type)
        node = Node(_said(row, "name", "tag") or type, relevant, tuple(open_frames), bool(frame and frame[1] == "loop"))
        self.nodes.append(node)
        if frame:
            open_frames.append(node)
        elif type and not any(parent.is_loop for parent in open_frames):
            self._field(row, node, type)

    def _field(self, row: dict[str, str], node: Node, type: str) -> None:
        choice = _CHOICE.fullmatch(re.sub(r"\s+", " ", _said(row, "type", "command")))
        labels = None
        if choice:
            many = "many" if re.match(r"select[ _](all|multiple)", choice[1], re.I) else "one"
            kind = "rank" if choice[1].lower() == "rank" else many
            is_elsewhere = bool(choice[2]) or choice[3].endswith((".csv", ".xml"))
            node.offered = [] if is_elsewhere else self.lists.get(choice[3], [])
            labels = tuple(label for _, label in node.offered) + (
                ("Other",) if "other" in choice[4].lower() and node.offered else ()
            )
        else:
            kind = type
        if (
            kind in _NO_QUESTION
            or "set form" in kind
            or (_said(row, "readonly", "read only") in ("true()", "yes", "TRUE") and kind == "string")
        ):
            return
        if _UNASKED.fullmatch(kind) and kind != "phone number":
            self.hidden.append(node.name)
            if kind.startswith("calc"):
                self.calculated[node.name] = _said(row, "calculation", "calculate")
            return
        node.index = len(self.fields)
        kinds = _CORE.get(kind) or _NEAR.get(kind) or set()
        required = _said(row, "required").lower() in ("yes", "true", "true()", "1")
        hint = _said(row, "hint")
        self.fields.append(
            Field(
                node.name, frozenset(kinds), _said(row, "label", "caption"), required, labels or None, hint, kind in _CORE, type
            )
        )

    def conditions(self, form: Form, matched: dict[int, str]) -> Told:
        """Each `relevant` over many answers, on both sides."""
        told, side = Told(), Side(form)
        chance = random.Random(7)
        literals = sorted(
            {
                each
                for node in self.nodes
                for each in re.findall(r"['‘\"]([^'’\"]+)['’\"]|(\d+)", node.relevant)
                for each in each
                if each
            }
        )
        samples = [self._sample(form, matched, literals, chance) for _ in range(SAMPLES)]
        for node in self.nodes:
            if not node.relevant:
                continue
            chain = [each.relevant for each in (*node.parents, node) if each.relevant]
            keys = [matched[node.index]] if node.index in matched else self._inside(node, matched) or side.named(node.name)[:1]
            try:
                is_exact = bool(keys) and all(
                    side.is_shown(key, lucka) == all(is_true(each, source, node.name) for each in chain)
                    for key in keys
                    for source, lucka in samples
                )
            except etree.XPathError:
                is_exact = False
            looks = set(re.findall(r"\$\{\s*([^}]+?)\s*\}|\.\./(\w+)", node.relevant))
            on_answers = bool(looks) and {a or b for a, b in looks} <= {each.name for each in self.nodes if each.index >= 0}
            told.all += 1
            told.exact += is_exact
            told.on_answers += on_answers
            told.exact_on_answers += is_exact and on_answers
            if not is_exact:
                told.wrong.append(f"{node.name}: {node.relevant}"[:200])
        return told

    def _inside(self, node: Node, matched: dict[int, str]) -> list[str]:
        inside = [each for each in self.nodes if node in each.parents and each.index in matched]
        plain = [each for each in inside if not any(p.relevant for p in (*each.parents[len(node.parents) + 1 :], each))]
        return [matched[plain[0].index]] if plain else []

    def _sample(self, form: Form, matched: dict[int, str], literals: list[str], chance: random.Random) -> tuple[dict, dict]:
        source: dict[str, str] = {}
        lucka: dict[str, object] = {}
        for node in self.nodes:
            question = form.question(matched[node.index]) if node.index in matched else None
            if question is not None:
                offered = node.offered or ([(each, each) for each in literals] if question.kind in ("select", "radio") else [])
                said, lucka[question.key] = drawn(question, offered, literals, chance)
                source[node.name] = (
                    " ".join(said) if isinstance(said, list) else "OK" if question.kind == "declaration" and said else str(said)
                )
        for name, words in self.calculated.items():
            source[name] = value_of(words, source, name)
        return source, lucka


def facts(data: bytes) -> XlsformFacts:
    """What a workbook has."""
    found = XlsformFacts()
    found.read(_rows(data))
    return found
