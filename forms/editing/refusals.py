"""Why an edit cannot be made, in words for the one who makes it."""

from collections.abc import Mapping

from forms.texts import Say, to_say


class EditRefused(Exception):
    """The edit was not made, and the tree is as it was. `field` is the field at fault, "" for none."""

    def __init__(self, code: str, field: str = "", **values: object) -> None:
        super().__init__(code)
        self.code, self.field, self.values = code, field, values

    def sentence(self, say: Say) -> str:
        """What the administrator is told."""
        return say(SENTENCES[self.code], **self.values)


SENTENCES: Mapping[str, str] = to_say(
    {
        "gone": "Det du ville ändra finns inte längre. Någon kan ha tagit bort det. Läs om sidan.",
        "unknown_field": "Fältet {name} finns inte här.",
        "not_valid": "Det går inte att skriva så här.",
        "not_a_number": "Skriv ett heltal, till exempel 5.",
        "too_small": "Skriv {limit} eller mer.",
        "too_large": "Skriv {limit} eller mindre.",
        "not_a_date": "Skriv datumet som 2026-11-26.",
        "not_a_key": "Skriv bara små bokstäver a till z, siffror och understreck. Börja med en bokstav.",
        "not_a_slug": "Skriv bara små bokstäver a till z, siffror och bindestreck. Börja med en bokstav.",
        "not_a_choice": "Välj ett av alternativen.",
        "too_long": "Texten är för lång. Den får ha högst {limit} tecken.",
        "too_many": "Det finns redan {limit}. Fler får inte plats.",
        "key_taken": "Namnet {key} används redan. Välj ett annat.",
        "key_fixed": "Namnet {key} kan inte ändras. Svar som redan har lämnats hör ihop med det.",
        "no_kind": "Det finns ingen sådan sorts fråga.",
        "takes_no_options": "Den här sortens fråga har inga svarsalternativ.",
        "last_option": "Frågan behöver minst ett svarsalternativ.",
        "last_page": "Formuläret behöver minst en sida.",
        "alone": "Det här står ensamt, och platsen skulle bli tom. Flytta eller ta bort hela sidan eller avsnittet i stället.",
        "at_the_top": "Det här står redan först.",
        "at_the_bottom": "Det här står redan sist.",
        "within_itself": "Ett avsnitt kan inte stå i sig självt.",
        "group_not_on_page": "En upprepad del kan bara stå direkt på en sida.",
        "group_not_alone": "En upprepad del delar inte sida med frågor. Lägg den på en egen sida.",
        "beside_a_group": "Sidan har en upprepad del. Lägg frågan i den delen eller på en annan sida.",
        "not_in_group": "Ett stopp och ett uträknat svar kan inte stå i en upprepad del.",
        "edge_of_group": "Frågan står redan ytterst i den upprepade delen.",
        "referred_to": "Det här används på andra ställen: {by}.",
        "condition_too_deep": "Villkoret är för djupt. Ge en del av det ett namn först.",
        "no_way": "Välj hur svaret ska jämföras.",
        "no_value": "Välj eller skriv vad svaret ska jämföras med.",
        "not_a_decimal": "Skriv ett tal, till exempel 5 eller 2,5.",
        "not_a_time": "Skriv tiden som 13:30.",
        "first_language": "Svenska kan inte tas bort. Alla andra språk utgår från svenskan.",
        "language_there": "Språket finns redan.",
        "not_a_language": "Skriv språkets kod, till exempel en, fi eller ar.",
        "no_name": "Ge det ett namn.",
    }
)
