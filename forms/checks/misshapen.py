"""What is wrong with a definition whose shape is not that of a form, or with a file that holds none: code → words."""

from collections.abc import Mapping

from forms.texts import to_say

MISSHAPEN: Mapping[str, tuple[str, str]] = to_say(
    {
        "missing": ("{name} saknas.", "Skriv {name}."),
        "unknown": ("{name} hör inte hemma här.", "Ta bort det, eller kontrollera stavningen."),
        "not_text": ("Här ska det stå en text.", "Skriv det som text. Sätt citattecken om det behövs."),
        "not_a_key": (
            "{input} kan inte vara en nyckel.",
            "Använd små bokstäver a–z, siffror och understreck. Börja med en bokstav.",
        ),
        "not_a_name": (
            "{input} kan inte vara ett namn i en adress.",
            "Använd små bokstäver a–z, siffror och bindestreck. Börja med en bokstav.",
        ),
        "not_a_language": ("{input} är ingen språkkod.", "Skriv koden som sv, en eller sv-simple."),
        "not_whole": ("Här ska det stå ett heltal.", "Skriv bara siffror."),
        "not_yes_or_no": ("Här ska det stå true eller false.", "Skriv true eller false."),
        "not_a_day": ("Här ska det stå ett datum.", "Skriv till exempel 2026-11-26."),
        "not_a_list": ("Här ska det stå en lista.", "Skriv varje del på en egen rad som börjar med ett streck."),
        "not_named": ("Här ska det stå namn och värden.", "Skriv varje del som namn: värde."),
        "too_low": ("Talet är för litet.", "Skriv minst {limit}."),
        "too_high": ("Talet är för stort.", "Skriv högst {limit}."),
        "empty_list": ("Här står för få delar.", "Skriv minst {limit}."),
        "long_list": ("Här står för många delar.", "Skriv högst {limit}."),
        "short_text": ("Texten är för kort.", "Skriv minst {limit} tecken."),
        "long_text": ("Texten är för lång.", "Skriv högst {limit} tecken."),
        "none_of": ("{input} går inte att välja här.", "Välj {known}."),
        "no_swedish": ("Texten finns inte på svenska.", "Skriv den svenska texten under sv."),
        "operators": ("En jämförelse har ett enda sätt att jämföra.", "Välj precis ett av {known}."),
        "no_condition": ("Det här är inget villkor.", "Börja med all, any, not, condition eller question."),
        "no_item": ("Det här är ingen del av en sida.", "Börja med {known}."),
        "no_mapping": ("Filen är inget formulär.", "Börja den med raden lucka: 1."),
        "file_too_large": ("Filen är större än {kilobytes} kB.", "Dela upp formuläret i flera tjänster."),
        "not_utf8": ("Filen är inte skriven i UTF-8.", "Spara filen som UTF-8."),
        "not_yaml": ("Det här är inte YAML: {problem}.", "Rätta raden. Kontrollera indrag, kolon och citattecken."),
        "unsayable": ("Här står ett tecken som inte går att visa.", "Ta bort tecknet."),
        "anchor": ("Ankare och alias är inte tillåtna.", "Skriv ut texten på båda ställena."),
        "tag": ("Taggar som {tag} är inte tillåtna.", "Skriv värdet utan tagg."),
        "too_deep": ("Formuläret har fler än {levels} nivåer inuti varandra.", "Gör det plattare."),
        "long_number": ("Talet har för många siffror.", "Skriv ett kortare tal."),
        "too_tangled": ("Filen har för många rader och delar.", "Dela upp formuläret i flera tjänster."),
    }
)
