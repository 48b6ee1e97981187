"""Every Swedish sentence has its translation, and no translation is left of what nobody says."""

import string

import pytest
from babel.messages.pofile import read_po

from accessibility import languages, sentences

OTHERS = [code for code in languages.NAMES if code != "sv"]


def _catalogue(code):
    with (languages.CATALOGUES / f"{code}.po").open(encoding="utf-8") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


@pytest.mark.parametrize("code", OTHERS)
def test_every_sentence_that_is_said_is_translated_and_no_other(code):
    said, written = set(sentences.said()), _catalogue(code)
    assert sorted(said - {key for key, words in written.items() if words}) == [], "python -m accessibility.languages"
    assert sorted(set(written) - said) == [], "python -m accessibility.languages drops what is no longer said"


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_is_filled_with_the_same_values(code):
    def fields(words):
        return sorted(name for _, name, _, _ in string.Formatter().parse(words) if name is not None)

    wrong = [key for key, words in _catalogue(code).items() if words and fields(key) != fields(words)]
    assert not wrong


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "sv"),
        ("en", "en"),
        ("en-GB,en;q=0.9,sv;q=0.8", "en"),
        ("de,en;q=0.5,sv;q=0.9", "sv"),
        ("fr-FR", "sv"),
        ("*", "sv"),
        ("en;q=0", "sv"),
        ("en;q=x,,;;", "sv"),
        ("," * 10_000, "sv"),
    ],
)
def test_the_language_is_the_one_that_the_browser_likes_best(header, language):
    assert languages.choose(header) == language


def test_sentences_are_found_in_code_and_in_templates():
    code = 'say("Ett", n=1)\nvisit.say("Två")\nto_say({"a": "Tre", "b": ("Fyra",)})\nsay.text(x)\nsay(f"{x}")'
    assert list(sentences.in_python(code)) == ["Ett", "Två", "Tre", "Fyra"]
    assert list(sentences.in_template('{{ _("Ett", n=1) }}{{ x(say("Två")) }}{{ _(other) }}')) == ["Ett", "Två"]
