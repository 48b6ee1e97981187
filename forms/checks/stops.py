"""What hinders publishing: code → what is wrong, and what to do about it."""

from collections.abc import Mapping

from forms.texts import to_say

STOPS: Mapping[str, tuple[str, str]] = to_say(
    {
        "key_twice": ("Nyckeln {key} används mer än en gång.", "Ge en av dem en annan nyckel."),
        "page_name_taken": ("Alla ansökningar har redan en sida med nyckeln {key}.", "Ge sidan en annan nyckel."),
        "no_such_kind": ("Det finns inget slag av fråga som heter {kind}.", "Välj ett av {known}."),
        "setting_not_for_kind": ("En fråga av slaget {kind} har inget {name}.", "Ta bort {name}."),
        "too_few_options": ("Det finns för få svar att välja mellan.", "Skriv minst {least} svarsalternativ."),
        "option_twice": ("Svarsalternativet {option} finns två gånger.", "Ge ett av dem en annan kod, eller ta bort det."),
        "two_specify": ("Mer än ett svarsalternativ ber om egna ord.", "Låt bara ett av dem göra det."),
        "nothing_computed": ("Siffran ska räknas fram, men frågan säger inte hur.", "Säg vad som ska summeras eller räknas."),
        "no_such_file_type": ("Det finns ingen filtyp som heter {name}.", "Välj bland {known}."),
        "limit_not_a_number": ("{limit} är inget tal.", "Skriv gränsen med siffror."),
        "limit_not_a_date": ("{limit} är inget datum.", "Skriv till exempel 2026-11-26, eller today."),
        "group_inside": ("En upprepad del kan inte stå inuti något annat.", "Ställ den direkt på en sida."),
        "group_limits": ("Det minsta antalet är större än det högsta.", "Sänk det minsta eller höj det högsta."),
        "beside_group": (
            "På en sida med en upprepad del kan det bara stå texter därutöver.",
            "Flytta det andra till en egen sida.",
        ),
        "stop_in_group": ("Ett stopp kan inte stå i en upprepad del.", "Flytta stoppet till en sida efteråt."),
        "no_applicant_question": ("Frågan {key}, som ger den sökande ett namn, finns inte.", "Välj en fråga om namn."),
        "computed_too_early": ("{key} står inte före frågan och kan inte räknas med.", "Flytta frågan längre ner."),
        "sum_of_others": ("Bara tal kan summeras, och {key} är inget tal.", "Summera frågor om tal eller belopp."),
        "count_of_others": ("Bara en upprepad del kan räknas, och {key} är ingen.", "Välj en upprepad del."),
        "computed_in_group": ("En siffra kan inte räknas fram i en upprepad del.", "Ställ frågan utanför den upprepade delen."),
        "missing_translation": ("Texten finns inte på {language}: {text}", "Översätt texten."),
        "no_machine_language": ("En maskin har inte översatt formuläret till {language}.", "Ta bort språket ur listan."),
        "missing_synonyms": ("Det finns inga sökord på {language}.", "Skriv ord som folk använder när de letar."),
        "no_such_condition": ("Det finns inget villkor som heter {name}.", "Välj ett villkor som finns."),
        "no_such_question": ("Det finns ingen fråga som heter {key}.", "Välj en fråga som finns."),
        "looks_forward": (
            "Villkoret ser framåt. Frågan {key} kommer senare.",
            "Flytta frågan {key} före, eller välj en tidigare fråga.",
        ),
        "other_group": (
            "Frågan {key} står i den upprepade delen {group}. Utanför den har frågan inte ett enda svar.",
            "Flytta det hit in, eller välj en annan fråga.",
        ),
        "wrong_operator": ("Frågan {key} är av slaget {kind}. Den kan inte jämföras med {operator}.", "Välj bland {known}."),
        "not_comparable": (
            "Frågorna {key} och {other} har svar av olika slag.",
            "Jämför frågor av samma slag.",
        ),
        "no_such_option": ("Frågan {key} har inte svaret {option}.", "Välj bland {known}."),
        "not_a_number": ("Svaret på frågan {key} är ett tal, men {operand} är inget tal.", "Skriv ett tal."),
        "not_a_date": ("Svaret på frågan {key} är ett datum, men {operand} är inget datum.", "Skriv till exempel 2026-11-26."),
        "not_a_time": ("Svaret på frågan {key} är en tid, men {operand} är ingen tid.", "Skriv till exempel 13:30."),
        "too_large_condition": (
            "Villkoret är för stort att läsa, räknat med de villkor som det nämner.",
            "Dela upp det, eller ställ en fråga som avgör.",
        ),
        "circle": ("Villkoret {name} leder tillbaka till sig självt.", "Ta bort det ena villkoret ur det andra."),
        "never_holds": (
            "Inget svar kan uppfylla villkoret. Det säger emot sig självt eller frågorna det bygger på.",
            "Ändra villkoret, eller ta bort det som ingen får se.",
        ),
        "unreachable": (
            "Hit kommer ingen. Den som uppfyller villkoret har redan gått åt ett annat håll.",
            "Jämför med villkoren runt omkring och med stoppen före.",
        ),
        "behind_stop": ("Hit kommer ingen. Ett stopp före tar emot alla.", "Flytta stoppet, eller ge det ett villkor."),
        "cannot_be_sent": (
            "Ingen kan skicka in formuläret. Alla svar leder till ett stopp.",
            "Ge stoppet ett villkor som inte gäller alla.",
        ),
        "rule_never_kept": ("Inga svar kan följa regeln, så ingen kan skicka in.", "Ändra regeln, eller ta bort den."),
        "no_retention": ("Det står inte hur länge svaren sparas.", "Skriv hur länge, enligt dokumenthanteringsplanen."),
        "no_purpose": ("Det står inte vad svaren används till.", "Skriv syftet i en eller två meningar."),
        "no_next_step": ("Det står inte vad som händer sedan.", "Skriv vem som läser, och när man får höra något."),
        "unwritten": ("Texten är inte skriven än.", "Skriv texten, eller ta bort det som den hör till."),
        "unwritten_translation": ("Texten är inte skriven än på {language}.", "Översätt texten."),
        "sentence_far_too_long": (
            "En mening på {language} har {n} ord. Ingen orkar höra den läsas upp.",
            "Dela den. {most} ord är lagom mycket.",
        ),
        "copied_over": ("Texten är likadan på {language} som på svenska: {text}", "Översätt texten."),
        "in_swedish": ("Texten på {language} är skriven på svenska: {text}", "Översätt texten."),
        "private_without_why": (
            "Frågan rör något privat, men den säger inte varför vi frågar.",
            "Skriv varför vi frågar, eller ta bort frågan.",
        ),
        "list_on_screen_only": (
            "Det finns {n} svarsalternativ. På papper och i telefon går det inte att välja bland fler än {most}.",
            "Fråga öppet, eller dela frågan i två.",
        ),
        "far_too_many_spoken": (
            "I telefon läses {n} svarsalternativ upp, {most} i taget. Ingen minns så många.",
            "Skriv en öppen fråga för telefon, och vad man ska lyssna efter.",
        ),
        "same_option": ("Två svarsalternativ heter likadant: {option}", "Ändra det ena, eller ta bort det."),
        "empty_range": ("Inget svar duger. {low} är mer än {high}.", "Byt plats på gränserna."),
        "too_few_cells": (
            "På papper finns {n} rutor för talet. Det minsta som duger har fler siffror.",
            "Skriv också hur stort talet får vara.",
        ),
        "too_few_copies": (
            "På papper finns plats för {printed}, men minst {least} måste fyllas i.",
            "Låt pappret ha minst lika många, eller kräv färre.",
        ),
        "required_e_mail": (
            "Alla måste ha en e-postadress. Den som saknar en kan inte ansöka.",
            "Gör frågan valfri, eller fråga först hur man vill ha svar.",
        ),
        "needs_e_id": (
            "Texten kräver e-legitimation och nämner ingen annan väg.",
            "Skriv vad den gör som inte har någon, eller ta bort kravet.",
        ),
        "not_printable": (
            "Villkoret går inte att följa på papper. Det jämför {n} svar i flera led.",
            "Dela upp det, eller ställ en fråga som avgör.",
        ),
        "changed_kind": (
            "I förra versionen var svaret på {key} av ett annat slag: {before}",
            "Ge frågan en ny nyckel, så blandas svaren inte ihop.",
        ),
        "changed_label": (
            "I förra versionen betydde {key} något annat: {before}",
            "Ge frågan en ny nyckel, så blandas svaren inte ihop.",
        ),
        "changed_option": (
            "I förra versionen betydde svaret {option} på {key} något annat: {before}",
            "Ge svaret en ny kod, så blandas svaren inte ihop.",
        ),
        "closes_before_it_opens": ("Tjänsten stänger innan den öppnar.", "Byt plats på dagarna."),
    }
)  # fmt: skip
