"""Ten questions that a board member asks, answered before the rest of the paper begins."""

import pytest

from cipt.render.templates import Templates


@pytest.fixture(scope="module")
def page_one(papers):
    text = Templates("report").render("board", "md", papers["invented-2026-05"])
    return text.partition("## How the plan has moved")[0]


QUESTIONS = {
    "what is late": "| Newly overdue | 3 | 1.2.3, 3.1.1, 3.2.1 |",
    "since when": "61 days overdue. Due 31 March 2026.",
    "whose is it": "Who: Assistant Director, Safeguarding; SRO: Director of Children's Services",
    "how often was it moved": "First due 31 December 2025, moved once.",
    "why, and when is it back": "To be back on track by 31 July 2026.",
    "how is what is done evidenced": "(audit, 12 May 2026, tested by Head of Quality Assurance)",
    "which recommendation suffers": "for 2 of 10 recommendations: AFI12 and R3b.",
    "what must we decide": "31 July 2026, 122 days later; moved once before",
    "do children notice": "Contacts decided in one working day",
    "what comes next": "meets on 16 June 2026; papers are due on 3 June 2026",
    "who comes from outside": "Monitoring visit: 14 July 2026, Care leavers",
    "is what we were told still true": "1 action in the paper of 30 April 2026 would read",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_page_one_answers(question, page_one):
    assert QUESTIONS[question] in page_one


def test_page_one_counts_claims_apart_from_what_is_evidenced(page_one):
    assert "2 taken over as complete without a completion date" in page_one
    assert "Evidence is on record for 1 of them." in page_one
