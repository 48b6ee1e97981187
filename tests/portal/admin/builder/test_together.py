"""Several write at once: nothing of anybody is lost, steps are taken back, and a draft that is closed keeps what was typed."""

from eservices import people
from eservices.publishing import proposals
from forms import editing

ALARM = "safety-alarm"


def test_the_later_of_two_sees_both_and_chooses(eva, fatima, begin, tree_of):
    root = begin(ALARM)
    evas, fatimas = eva.get(f"{root}/parts/need"), fatima.get(f"{root}/parts/need")
    eva.submit(evas, {"label.sv": "Evas fråga", "help.sv": "Evas hjälp"}, button="Spara")
    both = fatima.submit(fatimas, {"label.sv": "Fatimas fråga", "phone.say.sv": "Fatimas ord"}, button="Spara")
    assert both.status == 409
    assert "Eva Lindgren sparade" in both.text
    assert "Evas fråga" in both.text
    assert "Fatimas fråga" in both.text
    chosen = {each.get("name"): each.get("value") for each in both.select("input[type=radio][checked]")}
    assert chosen["label.sv"] == "Fatimas fråga", "what both changed begins with one's own"
    assert chosen["help.sv"] == "Evas hjälp", "what only the other changed stays"
    assert chosen["phone.say.sv"] == "Fatimas ord"
    assert editing.element(tree_of(root), "need")["label"]["sv"] == "Evas fråga"
    fatima.submit(both, {"label.sv": "Evas fråga"}, button="Spara det valda")
    question = editing.element(tree_of(root), "need")
    assert question["label"]["sv"] == "Evas fråga"
    assert question["help"]["sv"] == "Evas hjälp"
    assert question["phone"]["say"]["sv"] == "Fatimas ord"


def test_two_in_different_parts_do_not_meet(eva, fatima, begin, tree_of):
    root = begin(ALARM)
    evas, fatimas = eva.get(f"{root}/parts/need"), fatima.get(f"{root}/parts/door_code")
    eva.submit(evas, {"label.sv": "Evas fråga"}, button="Spara")
    assert fatima.submit(fatimas, {"label.sv": "Fatimas fråga"}, button="Spara").status == 303
    assert editing.element(tree_of(root), "need")["label"]["sv"] == "Evas fråga"


def test_what_was_written_in_a_part_that_is_gone_is_shown(eva, fatima, begin):
    root = begin(ALARM)
    seen = fatima.get(f"{root}/parts/door_code")
    eva.submit(eva.get(f"{root}/parts/door_code/removal"), button="Ta bort")
    gone = fatima.submit(seen, {"label.sv": "Har porten en kod?"}, button="Spara")
    assert gone.status in (404, 409)
    assert "Har porten en kod?" in gone.text


def test_steps_are_taken_back_and_forward_once_each(eva, begin, tree_of):
    root = begin(ALARM)
    before = tree_of(root)
    eva.submit(eva.get(f"{root}/parts/door_code/removal"), button="Ta bort")
    after = eva.get(f"{root}/parts/page-home")
    assert "Frågan ”Vilken är portkoden?” togs bort." in after.select(".builder-undo")[0].text_content()
    undone = eva.follow(eva.submit(after, button="Ångra"))
    assert undone.h1.endswith("Vilken är portkoden?")
    assert "Ångrat: Frågan ”Vilken är portkoden?” togs bort." in undone.text
    assert tree_of(root) == before
    assert eva.submit(after, button="Ångra").status == 303, "pressed twice it is one step"
    assert tree_of(root) == before
    eva.submit(eva.get(f"{root}/parts/page-home"), button="Gör om")
    assert editing.find(tree_of(root), "door_code") is None


def test_an_old_tab_keeps_what_was_typed_when_the_draft_has_ended(eva, begin, house):
    root = begin(ALARM)
    seen = eva.get(f"{root}/parts/need")
    with house.database.writing() as db:
        proposals.drop(db, int(root.rpartition("/")[2]), people.colleague(db, "eva"), "Behövs inte.")
    late = eva.submit(seen, {"label.sv": "En lång och omsorgsfull fråga?"}, button="Spara")
    assert late.status == 409
    assert "En lång och omsorgsfull fråga?" in late.text
    assert eva.get(f"{root}/parts/need").h1 == "Utkastet tar inte emot ändringar"
    assert eva.post(f"{root}/undo", {"number": "1"}).status == 409
