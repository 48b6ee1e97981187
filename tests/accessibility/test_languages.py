"""A language is its file: what must be said in it, who is offered it, and how its words are chosen."""

import string
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility import catalogues, languages, sentences
from accessibility.languages import Language, choose, say_for
from forms.texts import Borrowed, Say, Text, line_of

MUST_BE_OFFERED = ("sv", "sv-simple", "en", "fi", "ar")
CODES = catalogues.codes()
by_language = pytest.mark.parametrize("code", CODES)


@cache
def _messages(code):
    return catalogues.messages(catalogues.path_of(code))


def _fields(words):
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_these_languages_are_offered():
    assert set(MUST_BE_OFFERED) <= set(languages.offered())


@by_language
def test_what_must_be_said_in_a_language_is_said_in_it(code):
    one = languages.every()[code]
    lacking = [
        message.id for message in _messages(code)
        if not catalogues.is_said(message) and (one.is_for_staff or not languages.is_of_staff(message))
    ]  # fmt: skip
    assert one.is_layer or not one.is_offered or lacking == [], "python -m accessibility.languages"


@by_language
def test_a_catalogue_holds_what_is_said_and_nothing_else(code):
    said, written = set(sentences.said()), {message.id for message in _messages(code)}
    assert languages.every()[code].is_layer or sorted(map(str, said - written)) == [], "python -m accessibility.languages"
    assert sorted(map(str, written - said)) == [], "python -m accessibility.languages drops what is no longer said"


@by_language
def test_a_translation_is_filled_with_the_same_values(code):
    wrong = []
    for message in _messages(code):
        ours = [message.id] if isinstance(message.id, str) else list(message.id)
        theirs = [message.string] if isinstance(message.string, str) else list(message.string)
        known = set().union(*map(_fields, ours))
        exact = isinstance(message.id, str)
        wrong += [words for words in theirs if words and not (_fields(words) == known if exact else _fields(words) <= known)]
    assert not wrong


@by_language
def test_a_plural_has_a_form_for_every_number(code):
    say = say_for(code)
    for words in languages.every()[code].plurals.values():
        assert all(words[say.plural(n)] for n in range(1001))


def test_no_sentence_is_both_counted_and_plain():
    said = sentences.said()
    assert not {sentence[0] for sentence in said if not isinstance(sentence, str)} & {s for s in said if isinstance(s, str)}


@by_language
def test_a_catalogue_says_what_its_language_is_called_and_who_made_it(code):
    header = catalogues.header(catalogues.path_of(code))
    assert header["Language"] == code and header["X-Name"] and header["X-Machine-Made"] in ("yes", "no")
    assert header["X-Formats"] and header["Plural-Forms"].startswith("nplurals=")


def test_a_machine_s_language_is_offered_when_citizens_lack_nothing_and_a_layer_when_it_says_something():
    assert not Language("fi", "Suomi", "fi", is_machine_made=True, missing=9, missing_for_citizens=1).is_offered
    assert Language("fi", "Suomi", "fi", is_machine_made=True, missing=9).is_offered
    assert Language("fi", "Suomi", "fi", missing=1, missing_for_citizens=1).is_offered, "a person has approved it"
    assert not Language("sv-simple", "Lättläst", "sv", is_layer=True).is_offered
    assert Language("sv-simple", "Lättläst", "sv", is_layer=True, sentences={"Nästa": "Gå vidare"}).is_offered


def test_swedish_and_its_layers_come_first_in_the_menu_and_a_machine_s_languages_last():
    order = [one.code.partition("-")[0] == "sv" for one in languages.every().values()]
    assert next(iter(languages.every())) == "sv" and order == sorted(order, reverse=True)
    made = [one.is_machine_made for one in languages.every().values()]
    assert made == sorted(made)


def test_colleagues_work_in_languages_in_which_everything_is_said():
    assert list(languages.for_staff()) == ["sv", "en"]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "sv"),
        ("en", "en"),
        ("en-GB,en;q=0.9,sv;q=0.8", "en"),
        ("de,en;q=0.5,sv;q=0.9", "sv"),
        ("fr-FR", "sv"),
        ("ar-EG, en;q=0.5", "ar"),
        ("fi-FI", "fi"),
        ("sv-SIMPLE", "sv-simple"),
        ("sv-simple-SE", "sv-simple"),
        ("sv-SE", "sv"),
        ("zh-Hant-TW;q=0.9,fi;q=0.2", "fi"),
        ("*", "sv"),
        ("en;q=0", "sv"),
        ("en;q=x,,;;", "sv"),
        ("," * 10_000, "sv"),
    ],
)
def test_the_language_is_the_one_that_the_browser_likes_best(header, language):
    assert choose(header, dict.fromkeys(("sv", "sv-simple", "en", "fi", "ar"))) == language


@given(st.text(alphabet="arsvenfi-,;q=0.19 *", max_size=60))
def test_any_accepted_languages_give_one_of_ours(header):
    assert choose(header, languages.offered()) in languages.offered()


def test_a_layer_falls_back_to_what_it_is_laid_on_and_everything_to_swedish():
    assert line_of("sv-simple") == ("sv-simple", "sv")
    assert line_of("en-simple") == ("en-simple", "en", "sv")
    assert line_of("ar") == ("ar", "sv")


@pytest.mark.parametrize(
    ("language", "root", "said", "lender"),
    [
        ("ar", {"sv": "Hund", "en": "Dog"}, "Hund", "sv"),
        ("ar", {"sv": "Hund", "ar": "كلب"}, "كلب", None),
        ("sv-simple", {"sv": "Hund"}, "Hund", None),
        ("sv-simple", {"sv": "Hund", "sv-simple": "En hund"}, "En hund", None),
        ("en-simple", {"sv": "Hund", "en": "Dog"}, "Dog", None),
        ("en-simple", {"sv": "Hund"}, "Hund", "sv"),
        ("en", {"sv": "Hund", "en": " "}, "Hund", "sv"),
    ],
)
def test_words_that_another_language_lends_know_which(language, root, said, lender):
    words = Say(language).text(Text(root))
    assert words == said
    assert (words.language if isinstance(words, Borrowed) else None) == lender


@pytest.mark.parametrize(
    ("n", "form"), [(0, "صفر"), (1, "واحد"), (2, "اثنان"), (3, "قليل"), (11, "كثير"), (100, "آخر"), (103, "قليل")]
)
def test_arabic_counts_in_six_forms(n, form):
    say = Say("ar", plurals={"{n} dag": ("صفر", "واحد", "اثنان", "قليل", "كثير", "آخر")}, plural=say_for("ar").plural)
    assert say.count("{n} dag", "{n} dagar", n) == form


def test_swedish_counts_in_two_forms_and_a_language_without_the_sentence_says_it_in_swedish():
    for say in (say_for("sv"), Say("fi")):
        assert [say.count("{n} dag", "{n} dagar", n) for n in (0, 1, 2)] == ["0 dagar", "1 dag", "2 dagar"]


def test_a_language_that_nobody_knows_is_worded_in_swedish():
    assert say_for("tlh").language == "sv"


def test_a_language_is_called_by_its_name_in_the_reader_s_language():
    assert languages.called("fi", say_for("sv")) == "finska"
    assert languages.called("ar", say_for("en")) == "Arabic"
    assert languages.called("sv-simple", say_for("sv")) == "Lättläst svenska"
    assert languages.called("tlh-x", say_for("sv")) == "tlh-x"


def test_sentences_are_found_in_code_and_in_templates():
    code = 'say("Ett", n=1)\nvisit.say("Två")\nto_say({"a": "Tre", "b": ("Fyra",)})\nsay.text(x)\nsay(f"{x}")\n"a".count("b")'
    assert list(sentences.in_python(code + '\nsay.count("{n} dag", "{n} dagar", n)')) == [
        "Ett",
        "Två",
        "Tre",
        "Fyra",
        ("{n} dag", "{n} dagar"),
    ]
    template = '{{ _("Ett", n=1) }}{{ x(say("Två")) }}{{ _(other) }}{{ say.count("{n} dag", "{n} dagar", n) }}'
    assert list(sentences.in_template(template)) == ["Ett", "Två", ("{n} dag", "{n} dagar")]


def test_a_language_is_added_by_adding_its_file(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    languages.every.cache_clear()
    try:
        assert languages.main(["add", "fit", "Meänkieli"]) == 1, "nothing is translated yet"
        known = catalogues.header(tmp_path / "fit.po")
        assert (known["X-Name"], known["X-Machine-Made"], known["X-Formats"]) == ("Meänkieli", "yes", "fi")
        assert not languages.every()["fit"].is_offered
        every = {(s if isinstance(s, str) else s[0]): "ord" if isinstance(s, str) else ("ord", "ord") for s in sentences.said()}
        assert catalogues.update(tmp_path / "fit.po", every) == 0
        languages.every.cache_clear()
        assert languages.every()["fit"].is_offered and languages.main([]) == 0
        assert languages.main(["remove"]) == 2
    finally:
        languages.every.cache_clear()
