"""The rules that lead cases to groups: read from the top, added, changed, moved and taken away. Each change stands on the
revision that its page showed, so that two administrators never undo each other unseen.
"""

from collections.abc import Callable, Sequence

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import services
from eservices.contact_centre.refusals import RuleAcrossWall, TooManyRules
from eservices.refusals import UnknownGroup
from eservices.routing import revisions
from eservices.routing.rules import Rule, Rules
from forms.texts import to_say
from portal.admin.groups import ruling
from portal.desk import told
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import button, page, see_other
from portal.refusals import NotFound
from portal.visit import Visit
from portal.wordless import Problems

LONGEST_PLACE = 3


def overview(visit: Visit, db: Session) -> Response:
    return view(visit, db)


def view(visit: Visit, db: Session, **more: object) -> Response:
    """All rules in words, who changed them, and a case to try them on (`more`: what came of that)."""
    now, say, names, known = revisions.latest(db), visit.say, group_names(db), titles(visit, db)
    return show(
        visit, db, "admin/groups/rules.html", status=422 if "problem" in more else 200, rules=now, titles=known,
        told_rules=[ruling.told(place, rule, known, names, say) for place, rule in enumerate(now.rules, 1)],
        languages=[(code, languages.called(code, say)) for code in languages.offered()], history=revisions.history(db),
        **({"verdicts": None, "led": None, "problem": None} | more),
    )  # fmt: skip


def titles(visit: Visit, db: Session) -> dict[str, str]:
    """Service → title, by title."""
    found = {version.service_id: visit.say.text(version.form.title) for version in services.all_live(db)}
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def write(visit: Visit, db: Session) -> Response:
    """A new rule, or the one whose place stands in the address."""
    now = revisions.latest(db)
    place = _place(visit, now) if "place" in visit.path else 0
    return form(visit, db, now, place, now.rules[place - 1] if place else Rule(""), {})


def form(visit: Visit, db: Session, now: Rules, place: int, rule: Rule, problems: Problems) -> Response:
    names = sorted(group_names(db).items(), key=lambda pair: pair[1])
    return show(
        visit, db, "admin/groups/rule.html", status=422 if problems else 200, rule=rule, place=place, problems=problems,
        key=visit.fields.get("key", now.key or ""), titles=titles(visit, db),
        groups=[("", visit.say("Välj grupp")), *((group, visit.say(name)) for group, name in names)],
        languages=[(code, languages.called(code, visit.say)) for code in languages.offered()],
    )  # fmt: skip


def save(visit: Visit, db: Session) -> Response:
    now = revisions.latest(db)
    place = _place(visit, now) if "place" in visit.path else 0
    rule, problems = ruling.read(visit)
    if problems:
        return form(visit, db, now, place, rule, problems)
    after = [*now.rules]
    after[place - 1 : place] = [rule] if place else []
    try:
        revisions.save(db, signed_in(visit), after if place else [*after, rule], visit.fields.get("key") or None)
    except RuleAcrossWall as refusal:
        return form(visit, db, now, place, rule, {"group": _across(visit, db, refusal)})
    except UnknownGroup:
        return form(visit, db, now, place, rule, {"group": visit.say("Välj vart regeln leder.")})
    except TooManyRules as refusal:
        return form(visit, db, now, place, rule, {"group": visit.say("Det finns redan {n} regler.", n=refusal.limit)})
    told.leave(visit, "rules-saved")
    return see_other("/admin/groups/rules")


def _across(visit: Visit, db: Session, refusal: RuleAcrossWall) -> str:
    title, group = titles(visit, db).get(refusal.service, refusal.service), group_names(db)[refusal.group]
    words = to_say("{title} får inte gå till {group}. Gruppen ligger bakom en annan förvaltnings vägg.")
    return visit.say(words, title=title, group=group)


def _place(visit: Visit, now: Rules) -> int:
    typed = visit.path["place"]
    if not typed.isdecimal() or len(typed) > LONGEST_PLACE or not 1 <= int(typed) <= len(now.rules):
        raise NotFound
    return int(typed)


def _changed(change: Callable[[list[Rule], int], Sequence[Rule]]) -> Callable[[Visit, Session], Response]:
    def changed(visit: Visit, db: Session) -> Response:
        now = revisions.latest(db)
        after = change([*now.rules], _place(visit, now) - 1)
        revisions.save(db, signed_in(visit), after, visit.fields.get("key") or None)
        told.leave(visit, "rules-saved")
        return see_other("/admin/groups/rules")

    return changed


def _raised(rules: list[Rule], at: int) -> list[Rule]:
    if at:
        rules[at - 1], rules[at] = rules[at], rules[at - 1]
    return rules


def _without(rules: list[Rule], at: int) -> list[Rule]:
    return rules[:at] + rules[at + 1 :]


_ADMIN = "administrator"
routes = [
    Route("/admin/groups/rules", page(overview, staff=_ADMIN)),
    Route("/admin/groups/rules/new", page(write, staff=_ADMIN)),
    button("/admin/groups/rules/new", save, staff=_ADMIN),
    Route("/admin/groups/rules/{place}", page(write, staff=_ADMIN)),
    button("/admin/groups/rules/{place}", save, staff=_ADMIN),
    button("/admin/groups/rules/{place}/rise", _changed(_raised), staff=_ADMIN),
    button("/admin/groups/rules/{place}/removal", _changed(_without), staff=_ADMIN),
]
