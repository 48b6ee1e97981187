"""Parts are put in, once; taken away with what looks at them told first; and become other kinds."""

from forms import editing, library

ALARM = "safety-alarm"


def add(client, root, address, what, words):
    seen = client.get(f"{root}/parts/{address}/addition")
    return client.submit(seen, {"label.sv": words, "what": what}, button="Lägg till")


def test_a_blank_form_is_filled(eva, begin, tree_of):
    root = begin()
    assert eva.follow(eva.get(root)).h1 == "Sida 1: (utan rubrik än)"
    assert add(eva, root, "page-page", "radio", "Vad vill du låna?").location == f"{root}/parts/vad_vill_du_lana"
    assert [line.key for line in editing.outline(tree_of(root))] == ["page", "vad_vill_du_lana"]
    add(eva, root, "vad_vill_du_lana", "content", "Hämta på torget.")
    seen = eva.get(f"{root}/pages/new")
    eva.submit(seen, {"title.sv": "Barnen", "label.sv": "Barn", "what": "repeating_group"}, button="Lägg till sidan")
    sorts = [line.sort for line in editing.outline(tree_of(root))]
    assert sorts == ["page", "question", "content", "page", "repeating_group", "question"]


def test_sent_twice_it_is_put_in_once(eva, begin, tree_of):
    root = begin()
    seen = eva.get(f"{root}/parts/page-page/addition")
    first = eva.submit(seen, {"label.sv": "Vad heter du?", "what": "text"}, button="Lägg till")
    again = eva.submit(seen, {"label.sv": "Vad heter du?", "what": "text"}, button="Lägg till")
    assert first.location == again.location
    assert len(editing.outline(tree_of(root))) == 2
    other = eva.submit(eva.get(f"{root}/parts/page-page/addition"), {"label.sv": "Vad heter du?"}, button="Lägg till")
    assert other.location.endswith("vad_heter_du_2")


def test_only_what_fits_is_offered(eva, begin):
    root = begin(ALARM)
    within_group = {each.get("value") for each in eva.get(f"{root}/parts/contacts/addition").select("[name=what]")}
    assert not within_group & {"stop", "repeating_group"}
    assert "repeating_group" not in {
        each.get("value") for each in eva.get(f"{root}/parts/page-home/addition").select("[name=what]")
    }


def test_what_does_not_fit_is_refused_in_words(eva, begin):
    root = begin(ALARM)
    seen = add(eva, root, "contacts", "stop", "Nej")
    assert seen.status == 422
    assert "kan inte stå i en upprepad del" in seen.text
    assert seen.select('[name="label.sv"]')[0].get("value") == "Nej"


def test_what_looks_at_a_part_is_told_before_it_goes(eva, begin, tree_of):
    root = begin(ALARM)
    asked = eva.get(f"{root}/parts/for_whom/removal")
    assert "Det här används på andra ställen" in asked.text
    assert "Du som söker åt någon" in asked.text
    gone = eva.submit(eva.get(f"{root}/parts/door_code/removal"), button="Ta bort")
    assert gone.location == f"{root}/parts/page-home"
    assert "togs bort" in eva.follow(gone).text
    assert editing.find(tree_of(root), "door_code") is None
    assert eva.submit(asked, button="Ta bort").status == 422, "a question alone on its page stays"


def test_a_whole_page_goes_with_the_conditions_that_look_at_it(eva, begin, tree_of):
    root = begin(ALARM)
    eva.submit(eva.get(f"{root}/parts/page-for_whom/removal"), button="Ta bort")
    tree = tree_of(root)
    assert editing.find(tree, "page-for_whom") is None
    assert "for_whom" not in str(tree["pages"])


def test_another_kind_keeps_what_it_can_and_says_what_goes(eva, begin, tree_of):
    root = begin(ALARM)
    kept = eva.submit(eva.get(f"{root}/parts/need/kind"), {"what": "radio"}, button="Byt sorts svar")
    assert kept.status == 303
    assert editing.element(tree_of(root), "need")["options"]
    asked = eva.submit(eva.get(f"{root}/parts/need/kind"), {"what": "textarea"}, button="Byt sorts svar")
    assert "Det här tas bort: svaren att välja bland" in asked.text
    assert editing.element(tree_of(root), "need")["kind"] == "radio"
    eva.submit(asked, button="Byt ändå")
    assert "options" not in editing.element(tree_of(root), "need")


def test_a_part_gets_another_name_and_conditions_come_along(eva, begin, tree_of):
    root = begin(library.SPECIMEN)
    seen = eva.submit(eva.get(f"{root}/parts/pet/name"), {"key": "has_animal"}, button="Spara namnet")
    assert seen.location == f"{root}/parts/has_animal"
    assert "'question': 'pet'" not in str(tree_of(root))
    wrong = eva.submit(eva.get(f"{root}/parts/home/name"), {"key": "Åh nej"}, button="Spara namnet")
    assert wrong.status == 422
    assert wrong.select('[name="key"]')[0].get("value") == "Åh nej"
    fixed = eva.get(f"{begin(ALARM)}/parts/for_whom/name")
    assert "Namnet kan inte ändras" in fixed.text
    assert not fixed.select('[name="key"]')


def test_a_page_may_wait_for_its_heading(eva, begin):
    root = begin(ALARM)
    done = eva.submit(eva.get(f"{root}/pages/new"), {"title.sv": "", "what": "text"}, button="Lägg till sidan")
    assert done.status == 303
    assert eva.get(done.location).status == 200
