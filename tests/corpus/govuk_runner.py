"""GOV.UK forms as their own runner goes through them: which pages are met for which answers."""

import re
from dataclasses import dataclass
from functools import cached_property

LONGEST_WAY = 200
Place = tuple[str, dict, str]
"""The path of a page, a component on it, and the page's section."""


@dataclass
class Runner:
    """One form. `places` are its input fields in order."""

    form: dict
    places: list[Place]

    @cached_property
    def pages(self) -> dict[str, dict]:
        return {page["path"]: page for page in self.form.get("pages") or []}

    def name(self, component: dict, section: str) -> str:
        """Where the answer is kept."""
        return f"{section}.{component.get('name')}" if section and not self.is_second else component.get("name")

    @property
    def is_second(self) -> bool:
        links = [link for page in self.pages.values() for link in page.get("next") or [] if link.get("path")]
        return self.form.get("engine") == "V2" or self.form.get("schema") == 2 or not links

    def walked(self, state: dict) -> set[str]:
        """The pages that the source shows for these answers."""
        if self.is_second:
            return self._in_order(state)
        path = self.form.get("startPage") or next(iter(self.pages))
        path = path if path in self.pages else f"/{str(path).strip('/')}"
        path = path if path in self.pages else next(iter(self.pages))
        met: list[str] = []
        seen: dict = {}
        while path in self.pages and path not in met and len(met) < LONGEST_WAY:
            met.append(path)
            seen |= self._kept_on(path, state)
            path = self._onward(self.pages[path], seen)
        return set(met)

    def _in_order(self, state: dict) -> set[str]:
        met: set[str] = set()
        seen: dict = {}
        for path, page in self.pages.items():
            if not page.get("condition") or self._holds(page["condition"], seen):
                met.add(path)
                seen |= self._kept_on(path, state)
                if page.get("controller") == "TerminalPageController":
                    break
        return met

    def _kept_on(self, path: str, state: dict) -> dict:
        kept = {}
        for at, component, section in self.places:
            if at == path:
                name = self.name(component, section)
                kept[name] = state.get(name)
                kept[f"id:{component.get('id')}"] = state.get(name)
        return kept

    def _onward(self, page: dict, seen: dict) -> str:
        default = ""
        for link in page.get("next") or []:
            if not link.get("condition"):
                default = link.get("path") or ""
            elif self._holds(link["condition"], seen):
                return link.get("path") or ""
        return default

    def _holds(self, name: str, seen: dict) -> bool:
        """As the runner: what asks for something that is not there makes the whole condition false."""
        given = next((each for each in self.form.get("conditions") or [] if name in (each.get("id"), each.get("name"))), None)
        if given is None:
            return False
        try:
            return self._decided(given, seen)
        except KeyError:
            return False

    def _decided(self, given: dict, seen: dict) -> bool:
        if isinstance(given.get("value"), str):
            return _expression(given["value"], seen)
        if "items" in given:
            results = [self._item(item, seen) for item in given["items"]]
            return any(results) if given.get("coordinator") == "or" else bool(results) and all(results)
        return self._rows(given["value"].get("conditions") or [], seen)

    def _rows(self, rows: list, seen: dict) -> bool:
        groups: list[list[dict]] = [[]]
        for row in rows:
            if row.get("coordinator") == "or" and groups[-1]:
                groups.append([])
            groups[-1].append(row)
        return any(group and all(self._row(row, seen) for row in group) for group in groups)

    def _row(self, row: dict, seen: dict) -> bool:
        if row.get("conditionName"):
            return self._holds(row["conditionName"], seen)
        if "conditions" in row:
            return self._rows(row["conditions"], seen)
        if row["value"].get("type") != "Value":
            raise KeyError("a day from today")
        return _compared(row["operator"], seen[row["field"]["name"]], row["value"]["value"])

    def _item(self, item: dict, seen: dict) -> bool:
        if item.get("conditionId"):
            return self._holds(item["conditionId"], seen)
        value = item.get("value")
        if item.get("type") == "ListItemRef":
            items = [each for one in self.form.get("lists") or [] for each in one.get("items") or []]
            value = next(each["value"] for each in items if each.get("id") == value["itemId"])
        return _compared(item["operator"], seen[f"id:{item['componentId']}"], value)


def said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _compared(operator: str, answer: object, value: object) -> bool:
    wanted = said(value)
    if operator in ("contains", "does not contain"):
        inside = wanted in answer if isinstance(answer, list) else answer is not None and wanted == answer
        return inside if operator == "contains" else not inside
    if operator in ("is", "is not"):
        same = answer == [wanted] if isinstance(answer, list) else answer == wanted
        return same if operator == "is" else answer is not None and not same
    if operator in ("is more than", "is less than") and answer is not None:
        return float(answer) > float(wanted) if operator == "is more than" else float(answer) < float(wanted)
    return False


def _expression(text: str, seen: dict) -> bool:
    """section.field == value, > and the like."""
    found = re.fullmatch(r"\s*([\w.]+)\s*(==|>|<|>=|<=)\s*'?([\w .]+?)'?\s*", text)
    if not found:
        raise KeyError(text)
    answer, wanted = seen[found[1]], found[3]
    if answer is None:
        return False
    if found[2] == "==":
        return answer == wanted
    one, other = float(answer), float(wanted)
    return {">": one > other, "<": one < other, ">=": one >= other, "<=": one <= other}[found[2]]
