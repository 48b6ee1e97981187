"""Believable people and errands: Swedish names as often as they are borne, and phrases as callers say them."""

from itertools import accumulate, product
from random import Random

SURNAMES = {
    "Andersson": 212, "Johansson": 210, "Karlsson": 187, "Nilsson": 145, "Eriksson": 128, "Larsson": 108, "Olsson": 93,
    "Persson": 91, "Svensson": 85, "Gustafsson": 83, "Pettersson": 77, "Jonsson": 62, "Jansson": 41, "Hansson": 37,
    "Bengtsson": 31, "Jönsson": 29, "Lindberg": 27, "Jakobsson": 25, "Magnusson": 25, "Lindström": 25, "Olofsson": 24,
    "Lindqvist": 23, "Lindgren": 23, "Berg": 22, "Axelsson": 22, "Bergström": 21, "Lundberg": 21, "Lind": 20, "Lundgren": 20,
    "Mattsson": 19, "Berglund": 19, "Sandberg": 18, "Ali": 17, "Mohamed": 16, "Sjöberg": 16, "Forsberg": 16, "Ahmed": 15,
    "Wallin": 15, "Engström": 15, "Eklund": 14, "Danielsson": 14, "Håkansson": 14, "Lundin": 13, "Hassan": 13, "Björk": 12,
}  # fmt: skip
"""Thousands who bear the name (Statistics Sweden)."""
FIRST_NAMES = {
    "Anna": 105, "Eva": 85, "Maria": 82, "Karin": 68, "Lars": 90, "Anders": 80, "Mikael": 75, "Johan": 74, "Per": 66,
    "Erik": 65, "Peter": 62, "Kristina": 60, "Sara": 58, "Elisabeth": 55, "Jan": 63, "Karl": 60, "Thomas": 58, "Daniel": 57,
    "Fredrik": 54, "Lena": 52, "Emma": 50, "Kerstin": 48, "Andreas": 50, "Marie": 46, "Ingrid": 38, "Hans": 48, "Bengt": 40,
    "Mohamed": 30,
    "Astrid": 22, "Elsa": 24, "Birgitta": 45, "Ulla": 30, "Ali": 20, "Fatima": 12, "Zahra": 6, "Åke": 15, "Göran": 30,
    "Björn": 28, "Linnéa": 24, "Wilma": 14, "Sven": 33, "Gun": 18, "Aino": 4, "Zoltán": 1, "Ottilia": 2, "Truls": 2,
}  # fmt: skip
BEGINNINGS = ("Lind", "Berg", "Sjö", "Ek", "Björk", "Sand", "Söder", "Norr", "Öst", "Väst", "Hag", "Al", "Gran", "Rosen",
              "Hell", "Ny", "Stål", "Frid", "Glad", "Hög", "Löv", "Ström", "Vik", "Åker", "Dal", "Skog", "Hed",
              "Lund", "Malm")  # fmt: skip
ENDS = ("ström", "qvist", "gren", "berg", "holm", "lund", "man", "dahl", "blad", "stedt", "vall", "ås", "mark", "fors", "sten")
BORNE_BY_FEW = 19
"""Thousands who bear each of the others, made up here, so that all are ten million."""
ERRANDS = {
    "building-permit": ("building", "Bygglov", "altan garage tomtgräns ritning fasad uterum carport plank takkupa"),
    "home-care": ("care", "Hemtjänst", "hjälp dusch städning matlåda handling promenad anhörig medicin fall läkarintyg"),
    "safety-alarm": ("care", "Trygghetslarm", "larm nyckel dosa ramla ensam syster trappa sjukhus kväll batteri"),
    "parking-permit": ("streets", "Parkeringstillstånd", "parkering rullstol läkare plats foto tillstånd vecka körkort skylt"),
    "contact": ("contact-centre", "Synpunkt", "lampa gata soptunna buss halka snö klotter buller skola badhus"),
    "school-choice": ("school", "Skolval", "skola klass syskon skolskjuts byte förskola rektor kö fritids matsal"),
    "environment": ("environment", "Anmälan om miljö", "avlopp brunn lukt rök värmepump råttor vatten köldmedium slam prov"),
    "culture": ("leisure", "Bidrag till förening", "förening bidrag lokal läger idrott körsång medlem styrelse årsmöte"),
}  # fmt: skip
JOINING = "jag undrar om det kan bli fråga efter svar om tid för handläggning och vem som ringer tillbaka i morgon om beslutet"
STREETS = [
    f"{first}{end}"
    for first, end in product(("Stor", "Kyrk", "Björk", "Ring", "Skol", "Ängs", "Ås"), ("gatan", "vägen", "stigen"))
]


class Swedes:
    """The same people and phrases each time, from a seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = Random(seed)
        few = {first + end: BORNE_BY_FEW for first, end in product(BEGINNINGS, ENDS)} | {"Qvarnhammar": 0.004}
        self._last, self._last_weights = _weighed({**few, **SURNAMES})
        self._first, self._first_weights = _weighed(FIRST_NAMES)

    def names(self, number: int) -> list[str]:
        first = self.random.choices(self._first, cum_weights=self._first_weights, k=number)
        last = self.random.choices(self._last, cum_weights=self._last_weights, k=number)
        return [f"{one} {other}" for one, other in zip(first, last, strict=True)]

    def phrases(self, words: str, number: int) -> list[str]:
        """What somebody says of such an errand."""
        own, joining, choose = words.split(), JOINING.split(), self.random
        return [
            " ".join(
                [*choose.sample(own, 3), *choose.sample(joining, 4), f"{choose.choice(STREETS)} {choose.randrange(1, 90)}"]
            )
            for _ in range(number)
        ]


def _weighed(weights: dict[str, float]) -> tuple[list[str], list[float]]:
    return list(weights), list(accumulate(weights.values()))
