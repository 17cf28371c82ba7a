"""A whole plan judged on a day."""

from datetime import date

import pytest

from cipt.evaluation.judgement import judge

TODAY = date(2019, 5, 31)


def test_every_action_is_judged_in_the_plans_order(make_plan):
    judgement = judge(make_plan({"id": "2"}, {"id": "1"}, {"id": "10"}), TODAY)
    assert [progress.id for progress in judgement.progress] == ["2", "1", "10"]
    assert judgement.as_of == TODAY


def test_of_two_actions_with_one_id_both_are_judged_and_the_first_is_found_by_it(make_plan):
    plan = make_plan({"id": "1", "due": "2019-04-30"}, {"id": "1", "completed": "2019-05-01"})
    judgement = judge(plan, TODAY)
    assert [progress.rag for progress in judgement.progress] == ["RED", "GREEN"]
    assert judgement.of("1") is judgement.progress[0]
    assert judgement.of("nowhere") is None


def test_a_plan_without_actions_can_be_judged(make_plan):
    assert judge(make_plan(), TODAY).progress == ()


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(2199, 12, 31), date.max])
def test_any_day_can_be_asked_about(make_plan, day):
    plan = make_plan(
        {
            "id": "1",
            "due": "2019-04-30",
            "repeats": {"every": "month", "from": "2019-01-31"},
            "updates": [{"date": "2019-05-01", "rag": "RED", "recovery": "2019-05-02"}],
        }
    )
    progress = judge(plan, day).progress[0]
    assert progress.reasons
    assert progress.days_at_rag is None or progress.days_at_rag > 0
    assert progress.broken_recoveries in ((), (date(2019, 5, 2),))
    assert progress.next_date is None or progress.next_date >= day


def test_unknown_ids_lead_to_nothing_and_raise_nothing(judged):
    progress = judged(
        area="9.9",
        responsible="nobody-known",
        leads=["nobody-known"],
        depends_on=["nowhere"],
        recommendations=["R99"],
        success=[{"measure": "nowhere"}],
        completed="2019-05-01",
    )
    assert progress.area == "9.9"
    assert (progress.theme, progress.workstream, progress.sro) == (None, None, None)
    assert progress.responsible == "nobody-known"
    assert progress.leads == ("nobody-known",)
    assert progress.recommendations == ("R99",)
    assert progress.waits_on == ()


def test_an_action_knows_whose_it_is(judged):
    theme = {"id": "1", "title": "Voice", "workstream": "a"}
    area = {"id": "1.1", "title": "Homes", "recommendations": ["R1"]}
    lists = {
        "themes": [{**theme, "areas": [area]}],
        "header": {"workstreams": [{"id": "a", "title": "A", "sro": "director"}]},
    }
    progress = judged(responsible="head", leads=["head", "director"], lists=lists)
    assert (progress.theme, progress.workstream, progress.sro) == ("1", "a", "director")
    assert (progress.responsible, progress.leads) == ("head", ("head", "director"))
    assert progress.recommendations == ("R1",)


def test_the_standing_of_a_measure_is_that_of_the_day_asked_about(make_plan):
    known = {"id": "7", "title": "Homes", "readings": [{"date": "2019-03-31", "value": "80"}]}
    judgement = judge(make_plan(measures=[known]), TODAY)
    measure = judgement.index.measures["7"]
    assert judgement.standing(measure).reading == measure.readings[0]
    assert judgement.standing(measure, date(2019, 3, 30)).reading is None
    assert judgement.standing(measure) is judgement.standing(measure, TODAY)
