"""How what is refused at the contact centre is told."""

from eservices.contact_centre import refusals
from eservices.publishing.form_refusals import ChangedMeanwhile
from forms.texts import to_say
from portal.form_wordings import FORM_WORDINGS
from portal.wordings import BAD_REQUEST, FORBIDDEN, NOT_FOUND, NOTHING_CHANGED, Wording

CONTACT_WORDINGS: dict[type[Exception], Wording] = {
    refusals.ContactGone: NOT_FOUND,
    refusals.CallerGone: NOT_FOUND,
    refusals.NoGroup: Wording(403, to_say("Du är inte med i någon grupp"),
        to_say("En kontakt ligger alltid hos en grupp. Du är inte med i någon."), NOTHING_CHANGED,
        to_say("Be en administratör att lägga till dig i en grupp.")),
    refusals.PersonKnown: Wording(409, to_say("Personen finns redan"),
        to_say("Någon med samma personnummer är redan inskriven hos er."), NOTHING_CHANGED,
        to_say("Gå tillbaka och sök på personnumret.")),
    refusals.ContactMoved: Wording(409, to_say("Någon hann före dig"),
        to_say("Kontakten är redan tagen eller klar. {by_name}"), NOTHING_CHANGED,
        to_say("Gå tillbaka till listan och ta nästa.")),
    refusals.RulesChanged: Wording(409, to_say("Någon hann före dig"),
    refusals.SentenceTooLong: Wording(422, to_say("Texten är för lång"),
        to_say("Det som får sägas får ha högst {limit} tecken."), NOTHING_CHANGED, to_say("Gå tillbaka och skriv kortare.")),
    refusals.NotDelegable: Wording(422, to_say("Det kan inte visas"),
        to_say("Det får inte ses utifrån, eller så finns inte avdelningen."), NOTHING_CHANGED,
        to_say("Gå tillbaka och välj något annat.")),
    refusals.NothingToSee: NOT_FOUND,
    refusals.RequestGone: NOT_FOUND,
    refusals.RequestAnswered: Wording(409, to_say("Någon hann före dig"),
        to_say("En kollega har redan svarat."), NOTHING_CHANGED, to_say("Gå tillbaka till listan och se svaret.")),
        to_say("Någon har ändrat reglerna medan du hade sidan öppen."), NOTHING_CHANGED,
        to_say("Gå tillbaka till reglerna, se hur de är nu och ändra dem igen.")),
    refusals.TooLateToUndo: Wording(409, to_say("Det går inte att ångra längre"),
        to_say("Det är redan ångrat, eller så har det gått mer än tio minuter."), NOTHING_CHANGED,
        to_say("Öppna ärendena ett och ett om något ska ändras.")),
    refusals.PostingGone: NOT_FOUND,
    refusals.PostingMoved: Wording(409, to_say("Någon hann före dig"),
        to_say("Ett av breven har markerats av {by_name} medan du hade sidan öppen."), NOTHING_CHANGED,
        to_say("Gå tillbaka till Att posta och se hur breven ligger nu.")),
    refusals.HelpOver: Wording(410, to_say("Du hjälper inte till längre"),
        to_say("Personen har avslutat hjälpen eller skickat ansökan, eller så har tiden gått ut."),
        to_say("Det som du hann fylla i finns kvar hos personen."),
        to_say("Vill personen ha mer hjälp? Be om en ny kod och öppna Hjälp att fylla i.")),
    refusals.NoHelpAsked: Wording(409, to_say("Ingen väntar på ditt svar"),
        to_say("Tiden har gått ut, eller så har du gjort en ny kod."), to_say("Det du har svarat finns kvar."),
        to_say("Gå tillbaka till ansökan. Vill du ha hjälp? Visa en ny kod och ring oss.")),
    refusals.OnlyTheApplicant: Wording(403, to_say("Bara den sökande kan göra detta"),
        to_say("Du hjälper till att fylla i. Den sökande skickar själv, på sin egen skärm."),
        to_say("Alla svar är sparade."), to_say("Gå tillbaka, och be den sökande trycka på Skicka.")),
    refusals.ArticleGone: NOT_FOUND,
    refusals.ArticleChanged: FORM_WORDINGS[ChangedMeanwhile],
    refusals.NotTheOwner: FORBIDDEN,
    refusals.OwnerUnknown: BAD_REQUEST,
}  # fmt: skip
