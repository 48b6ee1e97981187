"""What is said around the word that matters, in the languages that people search in."""

import re

SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    alla allt att av behöver de dem den denna det detta dig din ditt du där efter eller en ett finns från får för går gör göra
    ha han har hon hos hur här ingen inom inte jag kan man med mej men mig min mina mitt måste nu något några när och om oss på
    ska skulle som till under upp ut vad var vara vart vem vi vid vilken vill är åt över
    about an and any are as at be by can do for from get has have how if in is it me my need no not of on one or our some that
    the them there they this to want was we what when where who will with would you your
    ei en että haluan hän ja jos joka kanssa kuin kun mikä minä minun miten missä mitä mun mutta mä ne niin nyt ole olen on se
    sekä sen siitä tai tarvitsen tämä voi voin voinko voiko
    أريد أن أنا إلى التي الذي عن على في كيف ما من هذا هذه هل
        """,
    )
)
