"""The sample's measures, recommendations, people and plan.yaml say what the published plan says."""

import re
from collections.abc import Callable

import pytest

from cipt.model.dates import Day
from cipt.model.plan import Plan

Facts = dict[str, dict[str, object]]
Table = Callable[[str], list[dict[str, str]]]


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+%?", text)


def written(*days: Day | None) -> list[str | None]:
    return [day.text if day else None for day in days]


def measures_told(plan: Plan) -> Facts:
    facts: Facts = {}
    for measure in plan.measures:
        targets = []
        for target in measure.targets:
            year = re.match(r"year \d", (target.note or "").casefold())
            when = target.date.text if target.date else year[0] if year else ""
            targets.append((str(target.value), when))
        record = {"title": measure.title, "unit": measure.unit, "better": measure.better}
        facts[measure.id] = {**record, "targets": targets}
    return facts


def measures_printed(table: Table) -> Facts:
    facts: Facts = {}
    for row in table("measures"):
        targets = []
        for step in row["target"].split("; "):
            value, _, when = step.replace(" in ", " by ").partition(" by ")
            targets.append((value, when or row["target_date"]))
        record = {"title": row["title"], "unit": row["unit"], "better": row["better"]}
        facts[row["id"]] = {**record, "targets": targets}
    return facts


def recommendations_told(plan: Plan) -> Facts:
    return {
        asked.id: {
            "source": asked.source,
            "part_of": asked.part_of or "",
            "kind": asked.kind,
            "paragraph": asked.paragraph,
            "numbers in the title": numbers(asked.title),
        }
        for asked in plan.recommendations
    }


def recommendations_printed(table: Table) -> Facts:
    kinds = {"R": "recommendation", "AFI": "area", "PR": "peer"}
    return {
        row["id"]: {
            "source": row["source"],
            "part_of": row["part_of"],
            "kind": kinds[row["id"].rstrip("0123456789abc")],
            "paragraph": row["id"].removeprefix("AFI") if row["id"].startswith("AFI") else None,
            "numbers in the title": numbers(row["title"]),
        }
        for row in table("recommendations")
    }


def officers_told(plan: Plan) -> Facts:
    """Without the one post that is printed only among the partners, and stands in no table."""
    known = [officer for officer in plan.officers if officer.id != "bscb-board-manager"]
    return {officer.id: {"post": officer.post} for officer in known}


def officers_printed(table: Table) -> Facts:
    return {row["id"]: {"post": row["post"]} for row in table("officers")}


def test_every_measure_has_the_targets_of_its_row(plan: Plan, table: Table) -> None:
    assert measures_told(plan) == measures_printed(table)


def test_every_recommendation_says_what_its_row_says(plan: Plan, table: Table) -> None:
    assert recommendations_told(plan) == recommendations_printed(table)


def test_every_officer_stands_by_the_post_of_the_row(plan: Plan, table: Table) -> None:
    assert officers_told(plan) == officers_printed(table)
    assert not any(officer.name or officer.email for officer in plan.officers)


def test_the_peer_review_asks_the_same_of_an_area_as_of_its_recommendation(plan: Plan) -> None:
    titles = {area.id: area.title for theme in plan.themes for area in theme.areas}
    peer = [asked for asked in plan.recommendations if asked.kind == "peer"]
    assert len(peer) == 10
    assert all(asked.title == titles[asked.id] for asked in peer)


def test_only_the_improvement_board_signs_off(plan: Plan) -> None:
    assert [group.id for group in plan.groups if group.signs_off] == ["improvement-board"]


def test_every_partner_named_by_an_action_is_an_officer_or_a_group(plan: Plan) -> None:
    known = {officer.id for officer in plan.officers} | {group.id for group in plan.groups}
    named = {partner for action in plan.actions for partner in action.partners}
    assert named <= known


def test_the_plan_file_holds_the_known_dates_and_no_others(plan: Plan) -> None:
    header = plan.header
    days = (header.starts, header.taken_over, header.closed, header.ends)
    assert written(*days) == ["2018-12-04", "2019-05-31", "2019-05-31", None]
    assert "assumption" in (header.note or "")
    ofsted, peer = header.inspections
    known = written(ofsted.from_, ofsted.to, ofsted.published)
    assert known == ["2018-09-17", "2018-09-28", "2018-10-29"]
    assert written(peer.from_, peer.to, peer.published) == [None, "2018-12", None]
    assert (ofsted.id, ofsted.judgement) == ("ilacs-2018", "inadequate")
    assert (peer.id, peer.judgement) == ("peer-review-2018", None)


@pytest.mark.parametrize(
    ("path", "old", "new", "record"),
    [
        ("measures/audits-inadequate.yaml", "value: 5", "value: 6", "audits-inadequate"),
        ("measures/staff-turnover.yaml", "better: lower", "better: higher", "staff-turnover"),
        ("measures/supervisions-carried-out.yaml", "-05-31", "-06-30", "supervisions-carried-out"),
    ],
)
def test_one_fact_changed_in_a_measure_is_noticed(
    changed: Callable[[str, str, str], Plan],
    table: Table,
    path: str,
    old: str,
    new: str,
    record: str,
) -> None:
    assert measures_told(changed(path, old, new))[record] != measures_printed(table)[record]


def test_a_recommendation_under_another_paragraph_is_noticed(
    changed: Callable[[str, str, str], Plan], table: Table
) -> None:
    plan = changed("recommendations.yaml", "paragraph: 16", "paragraph: 17")
    assert recommendations_told(plan)["AFI16"] != recommendations_printed(table)["AFI16"]


def test_an_officer_under_another_post_is_noticed(
    changed: Callable[[str, str, str], Plan], table: Table
) -> None:
    plan = changed("people.yaml", "post: City Solicitor", "post: Head of Legal Services")
    assert officers_told(plan) != officers_printed(table)
