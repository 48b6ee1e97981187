"""The desk's words for what the rooms below know by code."""

from forms.texts import to_say

OUTCOMES = {
    "granted": to_say("Beviljat"),
    "refused": to_say("Avslag"),
    "settled": to_say("Klart, utan beslut"),
    "forwarded": to_say("Skickat vidare till någon annan än kommunen"),
    "withdrawn": to_say("Återtaget av den sökande"),
}
CHANNELS = {
    "phone": to_say("Telefon"),
    "letter": to_say("Brev"),
    "counter": to_say("Besök"),
    "email": to_say("E-post"),
}
EVENTS = {
    "received": to_say("Ärendet kom in"),
    "take": to_say("Ärendet togs"),
    "put_back": to_say("Ärendet lämnades tillbaka i kön"),
    "undo": to_say("Det senaste ångrades"),
    "note": to_say("Anteckning"),
    "hand_over": to_say("Ärendet lämnades över till {to}"),
    "ask": to_say("Fråga till den sökande"),
    "delay": to_say("Besked om att det dröjer"),
    "answer": to_say("Svar från den sökande"),
    "close": to_say("Ärendet avslutades: {outcome}"),
    "reopen": to_say("Ärendet öppnades igen"),
    "represented": to_say("{name} antecknades som företrädare"),
    "right_noted": to_say("Rätten antecknades för {name}"),
    "right_ended": to_say("{name} företräder inte längre"),
}
LOOKS = {
    "case": to_say("Läste ärendet"),
    "file": to_say("Hämtade en fil"),
    "aloud": to_say("Läste upp läget"),
    "caller": to_say("Prövade koden från den som ringde"),
    "lookup": to_say("Sökte på numret"),
    "verb": to_say("Ändrade ärendet"),
    "bulk": to_say("Ändrade ärendet tillsammans med andra"),
    "code": to_say("Läste läget utifrån, med koden från den som ringde"),
    "delegation": to_say("Läste läget utifrån, efter avdelningens beslut"),
    "export": to_say("Hämtade ärendet som fil"),
    "letter": to_say("Öppnade ett brev som ska postas"),
}
