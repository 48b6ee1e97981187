"""How what is refused to those who write forms is told: only colleagues read it."""

from eservices.publishing import form_refusals as refusals
from forms.texts import to_say
from portal.wordings import GO_BACK, KEPT, NOT_FOUND, Wording

NOTHING_DONE = to_say("Inget har ändrats i formuläret.")

FORM_WORDINGS: dict[type[Exception], Wording] = {
    refusals.ProposalGone: NOT_FOUND,
    refusals.ProposalOpen: Wording(409, to_say("Formuläret har redan ett utkast"),
        to_say("{by_name} började på ett utkast {at}. Ett formulär har ett utkast i taget."), NOTHING_DONE,
        to_say("Gå tillbaka till formuläret och öppna utkastet. Ni kan skriva i det samtidigt.")),
    refusals.ChangedMeanwhile: Wording(409, to_say("Någon annan hann före"),
        to_say("{by_name} ändrade här {at}, efter att du öppnade sidan."), to_say("Det kollegan skrev finns kvar."),
        to_say("Gå tillbaka, ladda om sidan och se vad som är ändrat. Gör sedan din ändring igen.")),
    refusals.FormNotAllowed: Wording(409, to_say("Det går inte att göra just nu"),
        to_say("Någon annan kan ha godkänt, planerat, publicerat eller dragit tillbaka formuläret."), NOTHING_DONE,
        to_say("Gå tillbaka till formuläret och se vad som har hänt.")),
    refusals.NothingToUndo: Wording(409, to_say("Det finns inget att ångra"),
        to_say("Alla ändringar som går att ångra är redan ångrade."), KEPT, GO_BACK),
    refusals.ServiceIdTaken: Wording(422, to_say("Adressen går inte att använda"),
        to_say("Adressen {service} används redan, eller går inte att byta längre."), NOTHING_DONE,
        to_say("Gå tillbaka och välj en annan adress.")),
    refusals.ReviewerWrote: Wording(403, to_say("En annan behöver granska"),
        to_say("Du har skrivit i utkastet. Då kan du inte godkänna det själv."), NOTHING_DONE,
        to_say("Be en kollega att granska utkastet.")),
    refusals.NotReviewed: Wording(409, to_say("Utkastet är inte godkänt"),
        to_say("En kollega behöver godkänna utkastet som det är nu, innan det publiceras."), NOTHING_DONE,
        to_say("Be en kollega att granska utkastet.")),
    refusals.StaleProposal: Wording(409, to_say("En annan version har kommit emellan"),
        to_say("{by_name} publicerade version {number} {at}. Utkastet bygger på en äldre version."), NOTHING_DONE,
        to_say("Jämför utkastet med den nya versionen. Sedan kan du välja att publicera ändå.")),
    refusals.NothingNew: Wording(409, to_say("Utkastet är likadant som det som gäller"),
        to_say("Utkastet frågar precis det som version {number} frågar."), NOTHING_DONE,
        to_say("Ändra något i utkastet, eller ta bort det.")),
    refusals.ImpossiblePlan: Wording(422, to_say("Tiden går inte att välja"),
        to_say("Tiden har passerat, eller ligger mer än två år fram."), NOTHING_DONE,
        to_say("Gå tillbaka och välj en dag och en tid som kommer.")),
    refusals.ImpossibleEnd: Wording(422, to_say("Sista dagen går inte att välja"),
        to_say("Dagen har redan passerat."), NOTHING_DONE,
        to_say("Gå tillbaka och välj en dag som kommer.")),
    refusals.OnwardUnknown: Wording(422, to_say("Vägen vidare går inte att följa"),
        to_say("Vi känner inte igen {onward}."), NOTHING_DONE,
        to_say("Välj en tjänst som erbjuds, eller skriv en adress som börjar med https://.")),
}  # fmt: skip
