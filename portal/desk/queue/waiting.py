"""How long a case has waited, and how long it may, in words."""

from datetime import date

from forms.texts import Say


def waited(arrived_on: date, due_on: date, today: date, say: Say) -> str:
    """As "4 dagar, av 10 veckor"; past the last day as "80 dagar, 10 dagar för sent"."""
    if today <= arrived_on:
        return say("Kom i dag, får ta {allowed}", allowed=span((due_on - arrived_on).days, say))
    spent = days((today - arrived_on).days, say)
    late = (today - due_on).days
    if late > 0:
        return say("{spent}, {late} för sent", spent=spent, late=days(late, say))
    return say("{spent}, av {allowed}", spent=spent, allowed=span((due_on - arrived_on).days, say))


def days(number: int, say: Say) -> str:
    return say.count("{n} dag", "{n} dagar", number)


def span(number: int, say: Say) -> str:
    """The time that a case may take: in weeks where it is whole weeks."""
    if number % 7 or not number:
        return days(number, say)
    return say.count("{n} vecka", "{n} veckor", number // 7)
