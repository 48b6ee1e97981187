"""Files that come with a page: stored before the transaction, then tied to the draft, whatever else is wrong on the page."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from accessibility.days import NO_BREAK
from eservices import attachments
from eservices.files import LIMIT, media_type_of
from eservices.refusals import DraftGone, EmptyFile, FileGone, KindOfFileRefused, TooLarge, TooManyFiles
from forms.answers import Answer, Answers, Problem
from forms.definition import Question
from forms.kinds.file import TYPES, accepted, limit
from portal.citizen.application import Application, as_asked, own_application
from portal.citizen.places import find_place
from portal.endpoint import Visit
from portal.formats import size_words

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.datastructures import UploadFile

    from eservices.database import Database
    from eservices.files import Stored

FIELD = "file"
"""The part of a question's field name that carries the chosen file."""


File = dict[str, object]
"""A kept file as an answer names it: id, name, size."""


class Received(NamedTuple):
    """What was stored, by path, and what could not be taken."""

    stored: dict[str, list["Stored"]]
    problems: list[Problem]


def receive(visit: Visit, database: "Database") -> Received:
    """Store the chosen files of questions that are asked on the page; nobody can fill the disk without a draft."""
    received = Received({}, [])
    if not visit.uploads:
        return received
    with database.reading() as db:
        asked = list(_asked_for(visit, db))
    for path, question, room in asked:
        chosen = visit.uploads.getlist(f"{path}-{FIELD}")
        if len(chosen) > room:
            received.problems.append(Problem(path, "too_many_files", FIELD, {"limit": limit(question)}))
        for upload in chosen[:room]:
            _store(visit, path, question, upload, received)
    return received


def _asked_for(visit: Visit, db: "Session") -> Iterator[tuple[str, Question, int]]:
    """The file questions of the place, and how many more files each takes."""
    try:
        application = as_asked(visit, db, own_application(visit, db))
    except DraftGone:
        return
    place = find_place(visit, application)
    if place is None or application.draft.is_filed:
        return
    for asked in place.asked:
        if asked.question.kind == "file":
            yield asked.path, asked.question, limit(asked.question) - len(kept_files(application.answers, asked.path))


def _store(visit: Visit, path: str, question: Question, upload: "UploadFile", received: Received) -> None:
    try:
        if not _is_accepted(question, media_type_of(upload.file)):
            raise KindOfFileRefused(upload.filename or "", ())
        stored = visit.files.store(upload.file, upload.filename or "")
    except TooLarge:
        values = {"limit": LIMIT // 1_000_000, "size": size_words(upload.size or 0, visit.say).removesuffix(f"{NO_BREAK}MB")}
        received.problems.append(Problem(path, "file_too_large", FIELD, values))
    except EmptyFile:
        received.problems.append(Problem(path, "file_empty", FIELD))
    except KindOfFileRefused:
        types = visit.say.listed(visit.say(TYPES[name]) for name in accepted(question))
        received.problems.append(Problem(path, "file_type", FIELD, {"types": types}))
    else:
        received.stored.setdefault(path, []).append(stored)


def _is_accepted(question: Question, media_type: str | None) -> bool:
    """Whether the question takes that sort; what is no known sort at all is left to the store to refuse."""
    if media_type is None:
        return True
    sort = "pdf" if media_type == "application/pdf" else "image" if media_type.startswith("image/") else "document"
    return sort in accepted(question)


def kept_files(answers: Answers, path: str) -> list[File]:
    """The files that a question's answer names."""
    answer = answers.get(path)
    return list(answer.value["files"]) if answer and isinstance(answer.value, dict) else []


def attach(db: "Session", application: Application, received: Received) -> Iterator[tuple[str, Answer]]:
    """Tie what was stored to the draft; yields the answer of each question that got a file. The same file twice is one."""
    known = {(each.question, each.sha256) for each in attachments.of_draft(db, application.draft)}
    for path, stored in received.stored.items():
        files = kept_files(application.answers, path)
        for each in stored:
            if (path, each.sha256) not in known:
                files += _attached(db, application, path, each, received)
        if files:
            yield path, Answer({"state": "now", "files": files}, application.source)


def _attached(db: "Session", application: Application, path: str, stored: "Stored", received: Received) -> list[File]:
    try:
        attachment = attachments.attach(db, application.draft, path, stored)
    except TooManyFiles as refused:
        received.problems.append(Problem(path, "too_many_files", FIELD, {"limit": refused.limit}))
        return []
    return [{"id": attachment.id, "name": attachment.name, "size": attachment.size}]


def remove(db: "Session", application: Application, named: str, paths: Iterable[str]) -> dict[str, Answer | None]:
    """Take a file back (`path/id`, as its button says); the answer that is left, none without files. Gone already is gone."""
    path, _, number = named.rpartition("/")
    before = kept_files(application.answers, path)
    left = [file for file in before if str(file["id"]) != number]
    if path not in paths or len(left) == len(before):
        return {}
    with suppress(FileGone):
        attachments.remove(db, application.draft, int(number))
    return {path: Answer({"state": "now", "files": left}, application.source) if left else None}
