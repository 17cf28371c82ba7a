"""What each kind of plan file is for, and where its files lie."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FileWords:
    """What a kind of file is for. `place` is where its files lie; `keys` are those of lists."""

    title: str
    place: str
    description: str
    keys: dict[str, str] = field(default_factory=dict)


FILES = {
    "plan": FileWords(
        "The plan",
        "plan.yaml",
        "The plan as a whole: its title, whose it is, the inspections that it answers, its "
        "workstreams, its rating scheme and its settings.",
    ),
    "people": FileWords(
        "People",
        "people.yaml",
        "Who answers for the plan: officers, by post, and groups, which are boards, partners and "
        "teams.",
        {
            "officers": "The people who answer for actions or do the work, by post.",
            "groups": "The boards, partners and teams that the plan names.",
        },
    ),
    "recommendations": FileWords(
        "Recommendations",
        "recommendations.yaml",
        "What inspectors and reviewers asked for: recommendations, areas for improvement, "
        "priorities.",
    ),
    "theme": FileWords(
        "Theme",
        "themes/ID.yaml",
        "One theme of the plan: its SRO, what will be better for children, and its areas for "
        "improvement. The file's name is the theme's id.",
    ),
    "action": FileWords(
        "Action",
        "actions/THEME/ID.yaml",
        "One action of the plan: what will be done, by whom, by when, and what has come of it. "
        "The file's name is the action's id.",
    ),
    "measure": FileWords(
        "Measure",
        "measures/ID.yaml",
        "One measure (KPI) of the plan: its targets, what others reach, and its readings. The "
        "file's name is the measure's id.",
    ),
    "meetings": FileWords(
        "Meetings and events",
        "meetings.yaml",
        "When boards meet and their papers are due, and what comes from outside, such as "
        "monitoring visits.",
        {
            "meetings": "The boards' meetings, with the dates of their papers.",
            "events": "What comes from outside, such as monitoring visits.",
        },
    ),
    "waivers": FileWords(
        "Waivers",
        "waivers.yaml",
        "Findings of `cipt check` that the board accepts, each with a reason and, where there was "
        "a decision, until when.",
    ),
    "committee": FileWords(
        "Form of a committee's paper",
        "reports/ID.yaml",
        "The header and the numbered sections that a committee's papers have. The file's name is "
        "the paper's, and the folder of the council's own words for it.",
    ),
}
