"""`cipt report --template public`: plain words, posts and no names, no small numbers."""

import pytest

from cipt.cli.app import run

PLAN = {
    "plan.yaml": "title: A plan\norganisation: A council\n",
    "people.yaml": (
        "officers:\n  - id: head\n    post: Head of Homes\n    name: Alexandra Exampleson\n"
        "    email: alexandra@example.org\n"
        "groups:\n  - id: board\n    title: The Board\n    signs_off: true\n"
        "    contact: board@example.org\n"
    ),
    "themes/1.yaml": (
        "title: Homes\nfor_children: Four children have told us what a home is.\n"
        "areas:\n  - id: 1.1\n    title: Homes\n"
    ),
}
DONE = "title: Let flats\narea: 1.1\nresponsible: head\ncompleted: 2026-05-01\n"


@pytest.fixture
def public(tmp_path, capsys):
    """What the paper says at the end of May 2026 of a small plan with these files as well."""

    def of(**files):
        for path, text in {**PLAN, **files}.items():
            target = tmp_path / "plan" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        words = ["--plan", str(tmp_path / "plan"), "--as-of", "2026-05-31"]
        assert run(["report", "--template", "public", *words]) == 0
        return capsys.readouterr().out

    return of


def test_an_action_without_public_words_is_counted_and_none_are_invented(public):
    out = public(**{"actions/1.1.1.yaml": DONE})
    assert "Let flats" not in out
    assert "1 action has no plain words yet: 1 is done, and none is late." in out


def test_what_is_reported_as_done_without_proof_does_not_count_as_done(public):
    plan = f"{PLAN['plan.yaml']}taken_over: 2026-04-30\n"
    claimed = "title: Let flats\narea: 1.1\nupdates:\n  - date: 2026-04-30\n    rag: GREEN\n"
    out = public(**{"plan.yaml": plan, "actions/1.1.1.yaml": claimed})
    assert "- None of them is done yet, as far as we can show.\n- 1 was reported as done." in out
    assert "Nothing here is done yet, as far as we can show." in out


@pytest.mark.parametrize(
    "words",
    [
        "Alexandra Exampleson let the flats",
        "Ms Exampleson let the flats",
        "Ask Dr. Alexandra  Exampleson about the flats",
    ],
)
def test_a_name_becomes_the_post_even_where_the_plan_may_hold_it(words, public):
    out = public(**{"actions/1.1.1.yaml": f"{DONE}public: {words}\n"})
    assert "Exampleson" not in out
    assert "Head of Homes" in out


def test_no_address_is_shown(public):
    out = public(**{"actions/1.1.1.yaml": f"{DONE}public: Write to homes@example.org\n"})
    assert "example.org" not in out


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Since May four children have come home.", "Since May fewer than 6 children have come"),
        ("Five care leavers have a flat.", "Fewer than 6 care leavers have a flat."),
        ("One child has come home.", "Fewer than 6 children has come home."),
        ("Twelve children have come home.", "Twelve children have come home."),
        ("One in four children is heard.", "One in four children is heard."),
    ],
)
def test_a_count_of_a_few_children_is_held_back(words, shown, public):
    theme = "title: Homes\nareas:\n  - id: 1.1\n    title: Homes\n"
    action = f"{DONE}public: {words}\n"
    assert shown in public(**{"themes/1.yaml": theme, "actions/1.1.1.yaml": action})


def test_a_small_number_is_held_back_though_the_plan_accepts_the_finding(public):
    waiver = "- rule: small-number\n  subjects: all\n  reason: We like it\n"
    out = public(**{"waivers.yaml": waiver})
    assert "Four children" not in out
    assert "Fewer than 6 children have told us" in out


@pytest.mark.parametrize("limit", [6, 11])
def test_the_limit_is_that_of_the_plan(limit, public):
    settings = f"{PLAN['plan.yaml']}settings:\n  small_number_below: {limit}\n"
    out = public(**{"plan.yaml": settings})
    assert f"Numbers of children below {limit} are not shown" in out
    assert f"Fewer than {limit} children have told us" in out


@pytest.mark.parametrize(
    ("reading", "held_back"),
    [
        ("value: 80\n    count: 4\n    of: 5", True),
        ("value: 98\n    count: 98\n    of: 100", True),
        ("value: 80\n    count: 80\n    of: 100", False),
        ("value: 0\n    count: 0\n    of: 100", False),
    ],
)
def test_a_figure_on_a_few_children_is_held_back(reading, held_back, public):
    measure = f"title: M\nunit: percent\nreadings:\n  - date: 2026-05-01\n    {reading}\n"
    action = f"{DONE}success:\n  - measure: m\n"
    out = public(**{"measures/m.yaml": measure, "actions/1.1.1.yaml": action})
    assert ("too small to be shown" in out) is held_back


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ("completed: 2026-05-01\n", "Done on 1 May 2026. A board still has to check it."),
        (
            "completed: 2026-05-01\nsigned_off:\n  date: 2026-05-19\n  by: board\n",
            "Done, and checked by The Board on 19 May 2026.",
        ),
        ("due: 2026-05-30\n", "This was due on 30 May 2026 and is late."),
        ("due: 2026-05-31\n", "Due on 31 May 2026."),
        ("", "No date is set for it."),
    ],
)
def test_how_far_an_action_is_stands_beside_its_words(facts, state, public):
    text = f"title: Let flats\narea: 1.1\n{facts}public: Flats are let.\n"
    assert f"- Flats are let. {state}" in public(**{"actions/1.1.1.yaml": text})


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("value: 22", "Since 1 January 2026 it is counted in another way."),
        ("date: 2025-09-30\n  value: 22", "Since 1 January 2026 it is counted in another way."),
        ("date: 2026-01-01\n  value: 22", "It was 22 on 1 January 2026."),
    ],
)
def test_a_figure_of_today_does_not_stand_beside_one_that_was_counted_in_another_way(
    public, first, said
):
    measure = (
        f"title: Caseload\nunit: average\nbetter: lower\nbaseline:\n  {first}\n"
        "breaks: 2026-01-01\nreadings:\n  - date: 2026-04-30\n    value: 18\n"
    )
    named = f"{DONE}success:\n  - measure: caseload\n"
    out = public(**{"measures/caseload.yaml": measure, "actions/1.1.1.yaml": named})
    assert f"Caseload: 18 on 30 April 2026. {said}" in out
