"""What holds of every journey, through forms and answers drawn at random."""

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.answers import Answer
from forms.definition import Question
from forms.journey import problem_page, walk
from tests.generating import answers, forms, values


@settings(max_examples=120)
@given(st.data())
def test_nothing_is_lost_and_nothing_hidden_is_filed(data: st.DataObject):
    form = data.draw(forms())
    given_answers = data.draw(answers(form))
    journey = walk(form, given_answers)
    filed = {path: answer for path, answer in journey.shown.items() if answer.source != "computed"}
    assert filed | journey.hidden == given_answers
    assert not set(journey.hidden) & set(journey.shown)
    assert set(filed) <= {each.path for each in journey.asked} | {page.group.key for page in journey.pages if page.group}


@settings(max_examples=120)
@given(st.data())
def test_walking_again_with_what_is_shown_finds_the_same_way(data: st.DataObject):
    form = data.draw(forms())
    journey = walk(form, data.draw(answers(form)))
    again = walk(form, {path: answer for path, answer in journey.shown.items() if answer.source != "computed"})
    assert again.asked == journey.asked
    assert again.shown == journey.shown
    assert again.pages == journey.pages
    assert not again.hidden


@settings(max_examples=120)
@given(st.data())
def test_changing_an_early_answer_never_leaves_one_on_an_impossible_page(data: st.DataObject):
    form = data.draw(forms())
    given_answers = data.draw(answers(form))
    changeable = [question for question, group in form.questions() if group is None and question.kind != "computed"]
    if changeable:
        changed = data.draw(st.sampled_from(changeable))
        given_answers[changed.key] = Answer(data.draw(values(changed)))
    journey = walk(form, given_answers)
    keys_in_order = [page.key for page in journey.pages]
    assert keys_in_order == [page.key for page in form.pages if page.key in keys_in_order]
    assert journey.open_page is None or journey.open_page in journey.pages
    open_at = len(keys_in_order) if journey.open_page is None else keys_in_order.index(journey.open_page.key) + 1
    assert [journey.may_visit(key) for key in keys_in_order] == [at < open_at for at in range(len(keys_in_order))]
    for here, following in zip(journey.pages, journey.pages[1:], strict=False):
        assert journey.next_page(here.key) == following
        assert journey.previous_page(following.key) == here
    assert all(problem_page(journey, problem) in keys_in_order for problem in journey.problems)
    gone = [page.key for page in form.pages if page.key not in keys_in_order]
    assert not any(journey.may_visit(key) for key in gone)


@settings(max_examples=100)
@given(st.data())
def test_answering_page_by_page_reaches_the_end_or_a_stop(data: st.DataObject):
    """Whoever answers what is asked on the open page moves on, and is through when every page has been answered."""
    form = data.draw(forms())
    given_answers: dict[str, Answer] = {}
    for _ in range(3 * len(form.questions_by_key) + 3):
        journey = walk(form, given_answers)
        if journey.open_page is None:
            break
        lacking = {problem.path for problem in journey.problems if problem_page(journey, problem) == journey.open_page.key}
        for each in journey.asked:
            if each.path in lacking:
                given_answers[each.path] = Answer(data.draw(_settled(each.question)))
    assert journey.open_page is None
    assert journey.stop or journey.is_complete


def _settled(question: Question) -> st.SearchStrategy:
    return st.just({"state": "later", "files": []}) if question.kind == "file" else values(question)
