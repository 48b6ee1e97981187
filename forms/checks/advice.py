"""What is better mended before publishing, but does not hinder it: code → what is wrong, and what to do about it."""

from collections.abc import Mapping

from forms.texts import to_say

ADVICE: Mapping[str, tuple[str, str]] = to_say(
    {
        "always_holds": ("Villkoret gäller alltid, så det avgör inget.", "Ta bort villkoret, eller ändra det."),
        "dead_end": (
            "Den som svarar ”{option}” möter alltid ett stopp, men får fler frågor först.",
            "Ställ stoppet direkt efter frågan.",
        ),
        "rule_always_kept": ("Regeln följs alltid, så den prövar inget.", "Ta bort regeln, eller ändra den."),
        "unused_condition": ("Villkoret {name} används inte.", "Ta bort det, eller använd det."),
        "sentence_long": (
            "En mening på {language} har {n} ord. Fler än {most} är svåra att läsa.",
            "Dela meningen, eller stryk ord.",
        ),
        "hard_form": ("Texterna är svåra att läsa tillsammans: LIX {lix}.", "Skriv kortare, under LIX {most}."),
        "hard_text": ("Texten är svår att läsa: LIX {lix}.", "Skriv kortare, under LIX {most}."),
        "officialese": ("”{word}” är ett myndighetsord.", "Skriv hellre: {plain}."),
        "by_machine": (
            "En maskin har översatt formuläret till {language}. Ingen människa har godkänt det.",
            "Be någon som kan språket läsa och godkänna.",
        ),
        "perhaps_copied": ("Texten är likadan på {language} som på svenska: {text}", "Kontrollera att den är översatt."),
        "contact_without_why": (
            "Frågan säger vem man är, men inte varför vi vill veta det.",
            "Skriv varför vi frågar, eller ta bort frågan.",
        ),
        "asked_twice": ("Samma sak frågas redan tidigare: ”{first}”", "Fråga en gång, eller säg vem frågan gäller."),
        "many_spoken": (
            "I telefon läses {n} svarsalternativ upp, {most} i taget.",
            "Skriv en öppen fråga för telefon, och vad man ska lyssna efter.",
        ),
        "sounds_alike": (
            "I telefon låter två svar lika: ”{one}” och ”{other}”",
            "Skriv dem olika, eller skriv vad man ska lyssna efter.",
        ),
        "spoken_long": ("I telefon sägs {n} ord i ett. Fler än {most} är svåra att minnas.", "Skriv kortare ord för telefon."),
        "asks_two_things": ("I telefon frågas två saker på en gång.", "Fråga en sak i taget."),
        "long_for_a_line": (
            "Svaret får vara längre än {most} tecken, men får en rad.",
            "Gör frågan till en längre text, eller korta svaret.",
        ),
        "little_room_on_paper": (
            "På papper finns plats för {n} tecken, mycket färre än på skärmen.",
            "Skriv i hjälptexten för papper vad man gör när raderna tar slut.",
        ),
        "required_file": (
            "Den som inte vet något om bilagan kommer inte vidare.",
            "Låt svaret behövas, men kunna komma senare.",
        ),
        "hard_to_know": (
            "Få kan det här utantill. Den som inte vet kommer inte vidare.",
            "Låt svaret behövas, men kunna komma senare.",
        ),
        "hard_to_print": (
            "Villkoret är svårt att följa på papper. Det jämför {n} svar, eller säger ”inte” om flera.",
            "Gör det enklare, eller ställ en fråga som avgör.",
        ),
        "thin_page": (
            "Blankettens sista sida, sida {page} på {language}, är nästan tom.",
            "Korta en text, eller ta bort en fråga, så ryms allt på en sida mindre.",
        ),
        "thin_page_in_large_print": (
            "Sista sidan med stor stil, sida {page} på {language}, är nästan tom.",
            "Korta en text, eller ta bort en fråga, så ryms allt på en sida mindre.",
        ),
        "crowded_page": ("Sidan ställer {n} frågor på en gång. Fler än {most} är svårt.", "Dela sidan."),
        "hangs_on_its_page": (
            "Det här beror på ett svar på samma sida. Utan script syns det först när sidan har skickats.",
            "Flytta det till en senare sida.",
        ),
        "long_label": ("Frågan är längre än {most} ord.", "Korta frågan. Lägg resten i hjälptexten."),
        "same_label": ("Två frågor på samma väg heter likadant: ”{label}”", "Säg i frågan vad som skiljer dem."),
        "no_synonyms": ("Tjänsten har inga sökord.", "Skriv ord som folk använder när de letar."),
        "long_title": ("Namnet är längre än {most} tecken. Det ryms inte på kortet.", "Korta namnet."),
        "long_summary": ("Sammanfattningen är längre än {most} tecken.", "Korta den till en eller två meningar."),
        "no_time_told": ("Det står inte när man får höra något.", "Skriv inom hur många dagar minst ett steg sker."),
        "no_applicant": ("Ingen fråga säger vem som ansöker.", "Välj den fråga där den sökande skriver sitt namn."),
        "closed_already": ("Sista dagen har redan varit.", "Välj en senare dag, eller dra tillbaka tjänsten."),
    }
)  # fmt: skip
