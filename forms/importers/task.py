"""What an import gives back: the tree of a proposal, and the tasks that are left for a person."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from forms.texts import to_say

Tree = dict

REASONS = to_say(
    {
        "title": "Skriv vad tjänsten heter.",
        "summary": "Skriv i en eller två meningar vad tjänsten är till för.",
        "catalogue": "Välj ämne, avdelning och grupp för tjänsten.",
        "fee": "Skriv vad det kostar.",
        "purpose": "Skriv varför uppgifterna behövs.",
        "retention": "Skriv hur länge uppgifterna sparas.",
        "next_steps": "Skriv vad som händer när formuläret är skickat.",
        "clock": "Skriv hur lång tid ärendet får ta och vilken regel som säger det.",
        "language": "Filen är inte på svenska. Dess ord står också som de svenska. Översätt dem.",
        "no_label": "Frågan har ingen text i filen. Skriv den.",
        "no_options": "Filen har inga svarsalternativ till frågan. Skriv dem.",
        "one_option": "Frågan har bara ett svarsalternativ i filen. Skriv minst ett till, eller gör om frågan.",
        "options_elsewhere": "Svarsalternativen finns inte i filen utan hämtas från annat håll. Skriv dem.",
        "options_filtered": "Vilka svarsalternativ som visas beror på ett annat svar. Här visas alla.",
        "too_many_options": "Listan är för lång för ett formulär. Bara början kom med.",
        "kind": "Lucka har ingen sådan fråga. Den ställs med den frågetyp som ligger närmast.",
        "not_a_question": "Det här är ingen fråga som någon svarar på. Det kom inte med.",
        "hidden": "Fältet är dolt och fylls i av ett annat system. Det kom inte med.",
        "condition_forward": "Villkoret ser framåt, på en fråga som ställs senare. Den här delen visas nu alltid.",
        "condition_unknown": "Villkoret ser på något som formuläret inte frågar om. Den här delen visas nu alltid.",
        "condition_unfit": "Villkoret jämför på ett sätt som frågan inte klarar. Den här delen visas nu alltid.",
        "condition_group": "Villkoret ser in i en upprepad del. Den här delen visas nu alltid.",
        "condition_code": "Villkoret är skrivet som programkod. Den här delen visas nu alltid.",
        "condition_large": "Villkoret är för stort. Den här delen visas nu alltid.",
        "condition_never": "Villkoret kan aldrig bli sant. Nu visas delen alltid. Ta bort den eller ge den ett villkor.",
        "required_if": "Frågan måste besvaras bara ibland. Här är den frivillig.",
        "rule": "Filen har en regel för vad svaret får vara. Regeln kom inte med.",
        "limit": "Filen har en gräns för svaret som inte kom med.",
        "computed": "Svaret räknas ut i filen. Här ställs det som en fråga.",
        "default": "Filen har ett förvalt svar. Lucka väljer aldrig åt den som svarar.",
        "repeat_in_repeat": "Delen upprepas inuti en annan upprepad del. Här frågas den en gång i varje.",
        "repeat_count": "Antalet gånger styrs av ett annat svar i filen. Ange minst och högst antal.",
        "empty": "Delen är tom i filen. Den kom inte med.",
        "stop_in_repeat": "En upprepad del kan inte avsluta ansökan. Här står det som en text.",
        "unreachable": "Ingen väg i filen leder hit. Sidan visas nu alltid.",
        "circle": "Vägen i filen går tillbaka till en tidigare sida. Det kom inte med.",
        "markup": "Texten hade bilder, länkar eller skript. Bara orden kom med.",
        "filled_in": "Texten fylls i av ett annat system. Skriv vad som ska stå.",
        "too_much": "Filen är för stor för ett formulär. Det som inte fick plats står här.",
        "not_computed": "Svaret räknas ut i filen på ett sätt som Lucka inte kan. Det kom inte med.",
        "day_and_time": "Filen frågar efter dag och klockslag i ett. Här är det två frågor.",
        "switched_off": "Raden är avstängd i filen. Den kom inte med.",
        "elsewhere": "Frågorna finns i en annan fil. Läs in den för sig.",
        "looks": "Filen säger hur frågorna ska se ut. Lucka visar dem på sitt eget sätt.",
        "asked_now": "Ett annat system fyllde i det här. Villkor ser på det, så här frågas den som söker. Skriv frågan.",
        "read_only": "Fältet går inte att skriva i i filen. Här kan den som söker skriva i det.",
        "switched_off_kept": "Frågan är avstängd i filen. Ta bort den om den inte ska ställas.",
        "state": "Filen ändrar frågan efter andra svar på ett sätt som Lucka inte gör. Det kom inte med.",
        "outside": "Det här gör systemet som filen kommer från. Det kom inte med.",
    }
)
"""Code of a reason → the sentence. The sentence itself is what a task carries."""


@dataclass(frozen=True)
class Task:
    """What a person must see to: at which key of the tree ("" for the form), what it is called in the source, why, as a Swedish
    sentence to say, and the source's own words for it (a condition, a formula), if any."""

    at: str
    name: str
    reason: str
    detail: str = ""

    def as_row(self) -> dict[str, str]:
        """The task as it is kept with a proposal, without what no text can hold: NUL, and halves of characters."""
        return {name: words.encode("utf-8", "ignore").decode().replace("\0", "") for name, words in asdict(self).items()}


@dataclass(frozen=True)
class Imported:
    """A tree that has the shape of a definition, and everything of the source that it lacks."""

    tree: Tree
    tasks: list[Task]


class ImportRefused(Exception):
    """The file cannot be read as what it is said to be; `reason` is a Swedish sentence to say."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


Reader = Callable[[bytes, str], Imported]
"""The bytes and the name of a file → the import; raises ImportRefused."""
