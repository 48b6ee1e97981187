"""How each refusal is told, once: what happened, what is saved, what to do. The sentences are Swedish keys."""

from dataclasses import dataclass

from sqlalchemy import exc as database

from eservices import refusals
from forms.texts import to_say
from portal import refusals as door


@dataclass(frozen=True)
class Wording:
    """How one refusal is told. The sentences are Swedish keys, filled with the refusal's own values."""

    status: int
    title: str
    happened: str
    saved: str
    do: str


NOTHING_CHANGED = to_say("Inget har ändrats. Det du har sparat tidigare finns kvar.")
KEPT = to_say("Det du har sparat tidigare finns kvar.")
GO_BACK = to_say("Gå tillbaka till sidan du kom från och försök igen.")
AGAIN = to_say("Vänta en minut och försök igen. Ring oss om det är bråttom, så hjälper vi dig i telefon.")

NOT_FOUND = Wording(
    404, to_say("Sidan finns inte"),
    to_say("Det finns ingen sida på den här adressen. Sidan kan ha flyttat, eller så är adressen felskriven."), KEPT,
    to_say("Börja om från första sidan, eller ring oss så hittar vi det du söker."),
)  # fmt: skip
NOT_ALLOWED = Wording(405, to_say("Sidan går inte att öppna direkt"),
    to_say("Du behöver komma hit från en annan sida hos oss."), KEPT, GO_BACK)  # fmt: skip
FORBIDDEN = Wording(403, to_say("Du får inte göra detta"),
    to_say("Din roll ger inte rätt till den här sidan."), NOTHING_CHANGED,
    to_say("Be en administratör om rätten, eller lämna över ärendet till någon som har den."))  # fmt: skip
SIGNED_OUT = Wording(403, to_say("Du är inte inloggad längre"),
    to_say("Inloggningen har gått ut, eller så har du loggat ut i ett annat fönster."),
    to_say("Det du skrev finns kvar. Filer behöver du välja igen."),
    to_say("Logga in här. Sedan kan du skicka igen."))  # fmt: skip
UNEXPECTED = Wording(500, to_say("Något gick fel hos oss"),
    to_say("Felet är vårt, inte ditt. Det är antecknat med numret nedan."),
    to_say("Det du just skickade har inte sparats. Det du har sparat tidigare finns kvar."),
    to_say("Gå tillbaka och försök igen. Händer det igen? Ring oss och säg numret."))  # fmt: skip
DOWN = Wording(503, to_say("Tjänsten är stängd en stund"),
    to_say("Vi når inte det som du har sparat just nu. Felet är vårt."),
    to_say("Det du just skickade har inte sparats. Det du har sparat tidigare finns kvar."), AGAIN)  # fmt: skip
BUSY = Wording(503, to_say("Det är många som skickar just nu"),
    to_say("Vi hann inte ta emot det du skickade."),
    to_say("Det du just skickade har inte sparats. Det du har sparat tidigare finns kvar."), AGAIN)  # fmt: skip
BAD_REQUEST = Wording(400, to_say("Det du skickade går inte att läsa"),
    to_say("Det kom fram, men är trasigt eller inte helt."), NOTHING_CHANGED, GO_BACK)  # fmt: skip

WORDINGS: dict[type[Exception], Wording] = {
    door.NotFound: NOT_FOUND,
    refusals.NotYours: NOT_FOUND,
    refusals.ServiceGone: Wording(404, to_say("Tjänsten finns inte"),
        to_say("Vi har ingen tjänst på den här adressen. Den kan ha fått ett annat namn."), KEPT,
        to_say("Sök bland alla tjänster på första sidan, eller ring oss.")),
    refusals.ServiceWithdrawn: Wording(410, to_say("Tjänsten finns inte längre"),
        to_say("Vi tar inte emot nya ansökningar här."), KEPT,
        to_say("Sök bland alla tjänster på första sidan, eller ring oss.")),
    refusals.NotOpenYet: Wording(409, to_say("Det går inte att ansöka än"),
        to_say("Du kan ansöka från och med {opens_on}."), KEPT,
        to_say("Kom tillbaka då. Ring oss om du har frågor.")),
    refusals.ClosedNow: Wording(409, to_say("Det går inte att ansöka längre"),
        to_say("Sista dagen att ansöka var {closes_on}."), KEPT,
        to_say("Ring oss om du har frågor, eller om du hade skäl att vänta.")),
    refusals.TrialNotFiled: Wording(409, to_say("Det här är ett prov"),
        to_say("Det du fyller i här skickas aldrig."), KEPT,
        to_say("Stäng sidan när du är klar med provet.")),
    refusals.VersionGone: NOT_FOUND,
    refusals.FileGone: Wording(404, to_say("Filen finns inte"), to_say("Filen är borttagen, eller så är adressen felskriven."),
        KEPT, GO_BACK),
    refusals.DraftGone: Wording(404, to_say("Din påbörjade ansökan finns inte här"),
        to_say("Tiden kan ha gått ut, eller så började du i en annan webbläsare."),
        to_say("En ansökan som du har skickat finns kvar hos oss."),
        to_say("Fortsätt med din sparkod om du har en, börja om, eller ring oss.")),
    door.CrossSite: Wording(403, to_say("Det du skickade kom från en annan webbplats"),
        to_say("För din säkerhet tar vi bara emot svar från våra egna sidor."), NOTHING_CHANGED,
        to_say("Öppna sidan hos oss och fyll i den igen.")),
    door.NotSealed: Wording(403, to_say("Sidan har blivit för gammal"),
        to_say("Sidan har varit öppen för länge, eller så tar din webbläsare inte emot kakor."),
        to_say("Det du skrev finns kvar. Filer behöver du välja igen."),
        to_say("Tryck på Skicka igen. Händer samma sak, tillåt kakor för den här webbplatsen.")),
    door.RoleNeeded: FORBIDDEN,
    door.SignInNeeded: SIGNED_OUT,
    refusals.SignedOut: SIGNED_OUT,
    refusals.NotAllowed: Wording(409, to_say("Det går inte att göra just nu"),
        to_say("Någon annan kan ha ändrat ärendet medan sidan var öppen."), NOTHING_CHANGED,
        to_say("Gå tillbaka till ärendet och se vad som har hänt.")),
    refusals.NotHolder: Wording(409, to_say("Någon annan har ärendet"),
        to_say("Bara den som har tagit ärendet kan göra detta."), NOTHING_CHANGED,
        to_say("Gå tillbaka till ärendet och ta över det, eller tala med den som har det.")),
    refusals.AlreadyTaken: Wording(409, to_say("Någon annan hann före"),
        to_say("{by_name} tog ärendet {at}."), NOTHING_CHANGED, to_say("Gå tillbaka till kön och ta nästa.")),
    refusals.AlreadyFiled: Wording(409, to_say("Ansökan är redan skickad"),
        to_say("Den kan inte ändras här längre."), to_say("Ansökan finns hos oss, med alla svar."),
        to_say("Ring oss om något behöver ändras.")),
    refusals.WrongCode: Wording(404, to_say("Koden stämmer inte"),
        to_say("Numret och koden hör inte ihop, eller så är något felskrivet."), KEPT,
        to_say("Kontrollera numret och koden och försök igen. Ring oss om du har tappat bort dem.")),
    refusals.TooManyTries: Wording(429, to_say("För många försök"),
        to_say("För att skydda dig tar vi inte emot fler försök just nu."), KEPT,
        to_say("Försök igen klockan {until}. Ring oss om det är bråttom.")),
    refusals.TooLarge: Wording(413, to_say("Filen är för stor"),
        to_say("Filen {name} är för stor. En fil får vara högst {limit}."), KEPT,
        to_say("Gör filen mindre eller dela upp den. Du kan också skicka den med post.")),
    door.TooMuchSent: Wording(413, to_say("Det du skickade är för stort"),
        to_say("Vi tar emot högst {limit} åt gången."), KEPT,
        to_say("Skicka en fil i taget och gör stora filer mindre. Du kan också skicka dem med post.")),
    door.TooManyFields: Wording(413, to_say("Sidan skickade för mycket på en gång"),
        to_say("Vi tar emot högst {limit} svar åt gången."), NOTHING_CHANGED, GO_BACK),
    refusals.TooManyFiles: Wording(422, to_say("För många filer"),
        to_say("Du kan skicka högst {limit} filer."), KEPT, to_say("Ta bort en fil, eller skicka resten med post.")),
    refusals.EmptyFile: Wording(422, to_say("Filen är tom"),
        to_say("Filen {name} har inget innehåll."), KEPT,
        to_say("Välj filen igen. Öppna den först och se att den inte är tom.")),
    refusals.KindOfFileRefused: Wording(422, to_say("Vi kan inte ta emot den sortens fil"),
        to_say("Filen {name} kan vi inte läsa. Vi tar emot {allowed}."), KEPT,
        to_say("Spara den som PDF eller ta en bild av den. Du kan också skicka den med post.")),
    refusals.WordsMissing: Wording(422, to_say("Det saknas text"),
        to_say("Du behöver skriva några ord."), NOTHING_CHANGED, to_say("Gå tillbaka och skriv vad det gäller.")),
    refusals.UnknownGroup: Wording(422, to_say("Gruppen finns inte"),
        to_say("Gruppen kan ha tagits bort."), NOTHING_CHANGED, to_say("Gå tillbaka och välj en annan grupp.")),
    refusals.ImpossibleArrival: Wording(422, to_say("Ankomstdagen kan inte stämma"),
        to_say("Brevet kan inte ha kommit i framtiden eller för så länge sedan."), NOTHING_CHANGED,
        to_say("Gå tillbaka och skriv dagen då brevet kom till oss.")),
    refusals.WordsTooMany: Wording(422, to_say("Texten är för lång"),
        to_say("Texten får ha högst {limit} tecken."), NOTHING_CHANGED, to_say("Gå tillbaka och korta texten.")),
    refusals.Busy: BUSY,
    refusals.NotKept: DOWN,
    door.BrokenForm: BAD_REQUEST,
    door.LeftOff: BAD_REQUEST,
    database.OperationalError: DOWN,
    database.InterfaceError: DOWN,
    database.TimeoutError: DOWN,
    database.DatabaseError: DOWN,
    database.ProgrammingError: UNEXPECTED,
    database.IntegrityError: UNEXPECTED,
    database.DataError: UNEXPECTED,
}  # fmt: skip
BY_STATUS = {400: BAD_REQUEST, 403: FORBIDDEN, 404: NOT_FOUND, 405: NOT_ALLOWED, 503: DOWN}
