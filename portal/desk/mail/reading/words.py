"""Why an answer must be looked at, and what became of one, in words."""

from forms.texts import to_say

WHY = to_say(
    {
        "handwriting": "Handskrivet. Skriv av det som står.",
        "unsure": "Otydligt. Stämmer det?",
        "heavy": "En ruta är fylld eller överstruken.",
        "beside": "Det är skrivet bredvid en ruta.",
        "several": "Fler än en ruta är ikryssad.",
        "wrong": "Det lästa kan inte stämma.",
        "changed": "Ändrat för hand på blanketten.",
        "crooked": "Sidan ligger snett. Titta noga.",
        "unanswered": "Inget svar.",
        "no_page": "Sidan har inte kommit.",
        "drawn_over": "Ifyllt på skärm, och något är ritat bredvid. Vad gäller?",
        "refused": "Filen har ett svar som inte går att visa. Fråga personen.",
        "unshown": "Ifyllt på skärm, med tecken som bilden saknar.",
        "odd": "Ifyllt på skärm, men filen är ändrad. Titta noga.",
    }
)
NOT_ASKED = to_say("Skrivet fast frågan hoppas över.")
OUTCOMES = to_say(
    {
        "accepted": "Stämde",
        "corrected": "Rättat",
        "typed": "Skrivet av dig",
        "empty": "Lämnat tomt",
        "asked": "Frågas efter",
    }
)
