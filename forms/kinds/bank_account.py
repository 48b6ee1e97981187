"""A Swedish bank account: clearing number (four digits, five for some 8000 numbers) and account number (Bankgirot's list)."""

from stdnum import luhn

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

PARTS = ("clearing", "account")


def read(question: Question, raw: Raw) -> object:
    clearing, account = (_digits(typed(raw, part)) for part in PARTS)
    if not clearing and not account:
        return None
    if not _is_clearing(clearing):
        return Wrong("not_a_clearing_number", "clearing")
    if not (_is_digits(account) and 5 <= len(account) <= 12):
        return Wrong("not_an_account_number", "account")
    return {"clearing": clearing, "account": account}


def _digits(written: str) -> str:
    return "".join(character for character in written if character not in " -–.,")


def _is_digits(written: str) -> bool:
    return written.isascii() and written.isdecimal()


def _is_clearing(clearing: str) -> bool:
    if not _is_digits(clearing) or not 1000 <= int(clearing[:4] or 0) <= 9999:
        return False
    return len(clearing) == 4 or (len(clearing) == 5 and clearing[0] == "8" and luhn.is_valid(clearing))


def show(question: Question, value: object, say: Say) -> str:
    return f"{value['clearing']}, {value['account']}"


def spoken(question: Question, value: object, say: Say) -> str:
    account = value["account"]
    pairs = " ".join(account[at : at + 2] for at in range(0, len(account), 2))
    return say("clearing {clearing}, konto {account}", clearing=" ".join(value["clearing"]), account=pairs)


def fill(question: Question, value: object) -> dict[str, list[str]]:
    return {part: [value[part]] for part in PARTS}


KIND = Kind(understand=read, show=show, spoken=spoken, fill=fill, parts=PARTS, is_figures=True)
