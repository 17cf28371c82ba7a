"""The page on data quality: what findings are about is named as the rest of the paper names it."""

from cipt.rules.registry import all_rules

RULES = [
    rule for rule in all_rules() if rule.code in ("CIP202", "CIP205", "CIP208", "CIP209", "CIP507")
]
MEASURE = "title: Visits, and calls, on time\n"
PLAN = """\
title: A plan
organisation: Exampleshire Council
starts: 2019-01-01
workstreams:
  - id: b
    title: Multi-agency practice
    sro: board
"""


def where(paper):
    return {one.name: one.where for one in paper.quality.rules}


def test_what_has_no_number_is_named_by_its_title_and_not_by_its_id(small_paper):
    found = where(
        small_paper(
            rules=RULES,
            files={"plan.yaml": PLAN, "measures/visits.yaml": MEASURE},
            one="due: 2019-06-30\nresponsible: director\n",
            two="due: 2019-06-30\nresponsible: director\n",
        )
    )
    assert found["owner-not-a-person"] == "Multi-agency practice"
    assert found["incomplete-measure"] == "Visits, and calls, on time"
    assert found["unused-officer"] == "Head of Service"
    assert found["no-lead"] == "1.1.1, 1.1.2"


def test_titles_that_may_hold_commas_are_parted_by_semicolons(small_paper):
    files = {"measures/visits.yaml": MEASURE, "measures/calls.yaml": "title: Calls on time\n"}
    found = where(small_paper(rules=RULES, files=files, one="due: 2019-06-30\n"))
    assert found["incomplete-measure"] == "Calls on time; Visits, and calls, on time"
