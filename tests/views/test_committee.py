"""A committee's paper: the council's form, filled from the plan, never with what nobody wrote."""

from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.loading.words import Words
from cipt.model.committee import Committee, usual_form
from cipt.rules.run import check_plan
from cipt.sources.memory import MemoryTree
from cipt.views.committee.background import background, documents
from cipt.views.committee.paper import committee_paper
from cipt.views.paper import Basis
from cipt.views.report.period import period_of
from cipt.views.report.stamp import stamp

DAY = date(2019, 5, 31)


def basis_of(files, words=None):
    loaded = load_plan(MemoryTree(files))
    judgement = judge(loaded.plan, DAY)
    return Basis(
        judgement,
        period_of(loaded.plan.header, DAY, asked=False),
        check_plan(loaded, judgement, (), "plan/"),
        (),
        stamp(loaded, DAY, "0"),
        words=words or Words("reports/2019-05"),
    )


def form(**fields):
    return Committee.model_validate({"id": "scrutiny", "title": "Scrutiny", **fields})


@pytest.fixture
def plan(small_plan):
    return small_plan(late="due: 2019-04-30\n")


def parts_of(paper):
    return {part.number: part for section in paper.sections for part in (section, *section.parts)}


def test_the_usual_form_asks_for_what_councils_forms_ask_for(plan):
    paper = committee_paper(basis_of(plan), usual_form())
    assert [f"{one.number} {one.title}" for one in paper.sections] == [
        "1 Summary",
        "2 Background",
        "3 Other considerations",
        "4 Financial and resource appraisal",
        "5 Risk management and governance",
        "6 Legal appraisal",
        "7 Other implications",
        "8 Documents not for publication",
        "9 Options",
        "10 Recommendations",
        "11 Appendices",
        "12 Background documents",
    ]
    assert parts_of(paper)["7.1"].title == "Equality and diversity"
    assert parts_of(paper)["7.9"].title == "Privacy"


def test_what_the_plan_cannot_know_is_marked_to_be_written(plan):
    paper = committee_paper(basis_of(plan), usual_form())
    legal = parts_of(paper)["6"]
    assert legal.own.to_write == "To be written, in plan/reports/2019-05/committee/legal.md."
    assert "6 Legal appraisal" in paper.to_write
    assert "7 Other implications" not in paper.to_write
    assert not any(one.own.to_write for one in parts_of(paper).values() if one.from_the_plan)


def test_the_councils_words_stand_where_they_belong(plan):
    words = Words(
        "reports/2019-05",
        {"scrutiny/legal": "The direction asks for it.", "summary": "We are late."},
        {},
    )
    sections = [
        {"id": "summary", "title": "Summary", "from_the_plan": "summary"},
        {"id": "legal", "title": "Legal"},
        {"id": "equality", "title": "Equality", "standing": "As assessed in *2018*."},
    ]
    paper = committee_paper(basis_of(plan, words), form(sections=sections))
    shown = [one.own.text.blocks[0].spans[0].text for one in paper.sections]
    assert shown == ["We are late.", "The direction asks for it.", "As assessed in "]
    assert paper.to_write == ()


def test_words_of_the_month_go_before_those_that_stand_in_the_form(plan):
    words = Words("reports/2019-05", {"scrutiny/equality": "New."}, {})
    sections = [{"id": "equality", "title": "Equality", "standing": "Old."}]
    paper = committee_paper(basis_of(plan, words), form(sections=sections))
    assert paper.sections[0].own.text.blocks[0].spans[0].text == "New."


def test_the_head_has_the_councils_lines_and_the_committees_next_meeting(plan):
    days = ("2019-05-01", "2019-07-02")
    meetings = "".join(f"  - board: board\n    date: {day}\n" for day in days)
    paper = committee_paper(
        basis_of({**plan, "meetings.yaml": f"meetings:\n{meetings}"}),
        form(board="board", header={"Report of": "The Director", "Wards": "All"}),
    )
    assert [(line.name, line.text) for line in paper.header] == [
        ("Report of", "The Director"),
        ("Wards", "All"),
        ("Date of the meeting", "2 July 2019"),
        ("Position as at", "31 May 2019"),
    ]


def test_the_background_tells_what_the_plan_answers_and_who_answers_for_it(plan):
    inspections = (
        "inspections:\n  - id: one\n    inspectorate: Ofsted\n    kind: ILACS\n    to: 2018-09-28\n"
        "    published: 2018-10-29\n    judgement: inadequate\n"
        "  - id: two\n    title: Peer review\n"
    )
    files = {**plan, "plan.yaml": plan["plan.yaml"] + inspections}
    judgement = basis_of(files).judgement
    assert background(judgement).notes == (
        "The report of the Ofsted ILACS of 28 September 2018 was published on 29 October 2018. "
        "It judged services “inadequate”.",
        "The plan answers the Peer review.",
        "The plan starts on 1 January 2019.",
        "It has 1 theme and 1 action.",
        "Its SRO is Director.",
        "The Improvement Board signs actions off and agrees dates.",
    )
    assert documents(judgement, ()) == ("Report of the Ofsted ILACS, published on 29 October 2018",)
