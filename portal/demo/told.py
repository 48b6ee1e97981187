"""The municipality as `municipality.yaml` tells it."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

TOLD = Path(__file__).with_name("municipality.yaml")


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class Employee(Part):
    """Someone who works there."""

    name: str
    full_name: str
    role: str
    groups: frozenset[str]

    @property
    def about(self) -> str:
        """As "Ali Hassan, agent: contact-centre, streets"."""
        return f"{self.full_name}, {self.role}: {', '.join(sorted(self.groups)) or 'no group'}"


class Step(Part):
    """One thing that happened, `day` days after arrival; without `by` the applicant did it."""

    day: int
    by: str = ""
    take: bool = False
    note: str = ""
    hand_over: str = ""
    ask: str = ""
    within: int = 14
    answer: str = ""
    channel: str = "web"
    close: str = ""
    reopen: str = ""
    why: str = ""


class Story(Part):
    """One case: who turned to the municipality, how, when, with which answers, and what happened then."""

    service: str
    channel: str
    applicant: str
    days_ago: int
    by: str = ""
    language: str = "sv"
    answers: dict[str, str | list[str]]
    entries: dict[str, list[dict[str, str | list[str]]]] = {}
    files: dict[str, list[str]] = {}
    then: list[Step] = []


class Told(Part):
    """All of it."""

    staff: list[Employee]
    people: dict[str, dict[str, str]]
    usual: dict[str, dict[str, str | list[str]]]
    cases: list[Story]

    def typed(self, story: Story) -> dict[str, list[str]]:
        """What the applicant wrote, field by field: the case's own words, else the person's, else what is usual."""
        person = self.people[story.applicant]
        named = {"applicant_name": person["name"], "signature": person["name"]}
        home = {name.replace("address", "postal_address"): text for name, text in person.items() if name.startswith("address")}
        fields: dict[str, Any] = self.usual[story.service] | person | home | named | story.answers
        for group, entries in story.entries.items():
            for number, entry in enumerate(entries, start=1):
                fields |= {f"{group}.{number}.{name}": text for name, text in entry.items()}
        return {name: [text] if isinstance(text, str) else text for name, text in fields.items()}


def read() -> Told:
    with TOLD.open(encoding="utf-8") as file:
        return Told.model_validate(YAML(typ="safe", pure=True).load(file))
