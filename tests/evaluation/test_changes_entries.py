"""Entries of lists bear no id: which of them is which in another version."""

from hypothesis import given
from hypothesis import strategies as st

from cipt.evaluation.changes import changes_between
from cipt.evaluation.changes_entries import match_entries
from cipt.evaluation.changes_fields import field_differences
from cipt.model.action import Action, Milestone, Revision, Update
from cipt.model.records import MeasureReading, Target


def updates(*entries):
    return tuple(Update.model_validate(entry) for entry in entries)


ENTRIES = (
    *(Update.model_validate({"date": "2019-04-30", "rag": rag}) for rag in ("RED", "AMBER")),
    *(Revision.model_validate({"due": due, "reason": "R"}) for due in ("2019-04-30", "2019-05")),
    *(Milestone.model_validate({"title": "T", "due": due}) for due in ("2019-04-30", "2019-05")),
    MeasureReading.model_validate({"date": "2019-04-30", "value": "1"}),
    "A sentence of several words",
    "Another sentence of several words",
)


@given(st.lists(st.sampled_from(ENTRIES), max_size=8), st.randoms(use_true_random=False))
def test_every_entry_goes_with_one_other_or_with_none(entries, random):
    before, after = list(entries), list(entries)
    random.shuffle(after)
    del after[: random.randint(0, 2)]
    matched = match_entries(before, after)
    assert sorted((*matched.removed, *(one for one, _ in matched.pairs))) == list(
        range(len(before))
    )
    assert sorted((*matched.added, *(one for _, one in matched.pairs))) == list(range(len(after)))
    assert all(before[one] == after[other] for one, other in matched.pairs)
    assert not matched.added


def test_an_update_that_was_edited_is_told_by_what_was_edited():
    old = updates({"date": "2019-04-30", "rag": "RED"}, {"date": "2019-05-31", "rag": "AMBER"})
    new = updates({"date": "2019-05-31", "rag": "GREEN"}, {"date": "2019-06-30"})
    action = Action(id="1", title="A", area="1")
    differences = field_differences(
        action.model_copy(update={"updates": old}), action.model_copy(update={"updates": new})
    )
    assert [(one.at, one.how, one.after) for one in differences] == [
        (("updates", 0), "removed", None),
        (("updates", 0, "rag"), "altered", "GREEN"),
        (("updates", 1), "added", new[1]),
    ]


def test_a_target_that_was_raised_or_lowered_is_the_same_target_though_it_has_no_date():
    def goes_with(before, after):
        old, new = ([Target.model_validate(one) for one in side] for side in (before, after))
        return match_entries(old, new).pairs

    assert goes_with([{"value": "90"}], [{"value": "95"}]) == ((0, 0),)
    both = [{"date": "2019-03-31", "value": "90"}, {"value": "95"}]
    assert goes_with(both, [{"value": "97"}, both[0]]) == ((1, 0), (0, 1))
    assert goes_with(both, [{"date": "2019-06-30", "value": "90"}]) == ((0, 0),)


def test_a_sentence_that_was_mended_is_reworded_and_another_is_not(make_plan):
    def worded(*success):
        return make_plan({"id": "1", "success": list(success)})

    def how(before, after):
        (change,) = changes_between(before, after).records
        return [one.how for one in change.differences]

    assert how(worded("Audits grade more plans good"), worded("Audits grade most plans good")) == [
        "altered"
    ]
    assert how(worded("Audits grade more plans good"), worded("Children say so")) == [
        "removed",
        "added",
    ]


def test_of_very_long_lists_no_two_texts_are_looked_at_for_common_words(monkeypatch):
    old = tuple(f"word{number} alone" for number in range(3000))
    new = tuple(f"other{number} alone" for number in range(3000))
    asked = []
    looking = "cipt.evaluation.changes_entries._is_reworded"
    monkeypatch.setattr(looking, lambda *texts: asked.append(texts))
    matched = match_entries(old, new)
    assert (len(matched.removed), len(matched.added), asked) == (3000, 3000, [])
