"""`cipt diff` on real repositories: what is compared with what, and what is said if it cannot."""

import json
from pathlib import Path

import pytest

from cipt.cli.app import run
from cipt.cli.diff import Asked, asked_for
from cipt.faults import CannotGoOn
from cipt.views.diff.values import KINDS, SECTIONS

GOLDENS = Path(__file__).parents[1] / "goldens" / "diff"


@pytest.fixture
def diff(repo, monkeypatch, capsys):
    """Run `cipt diff` in the repository: exit code, what it printed, what it said."""

    def run_there(*words, here="."):
        monkeypatch.chdir(repo.top / here)
        code = run(["diff", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_there


@pytest.fixture
def two(repo):
    """A repository with two versions committed, and a third in the working tree."""
    repo.write_plan().commit("April", date="2019-04-30")
    repo.git("tag", "april")
    repo.replace("plan/actions/1/1.1.1.yaml", "2019-04-30", "2019-09-30")
    repo.commit("May", date="2019-05-31")
    repo.replace("plan/actions/1/1.1.2.yaml", "Train the staff", "Train some staff")
    return repo


def lines(printed):
    return [line.strip() for line in printed.splitlines() if line.startswith("  ")]


MOVED = "1.1.1 Publish the standards: from 30 April 2019 to 30 September 2019, 153 days later; "
REWORDED = "1.1.2 Train some staff: title was “Train the staff”, is now “Train some staff”"


# --- what is compared ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "head", "asked"),
    [
        (None, None, Asked("HEAD", None, since=False)),
        ("main", None, Asked("main", None, since=False)),
        ("main", "work", Asked("main", "work", since=False)),
        ("main...", None, Asked("main", None, since=True)),
        ("main...", "work", Asked("main", "work", since=True)),
        ("main...work", None, Asked("main", "work", since=True)),
        ("main..work", None, Asked("main", "work", since=False)),
        ("v1.2..v1.10", None, Asked("v1.2", "v1.10", since=False)),
        ("..work", None, Asked("HEAD", "work", since=False)),
        ("main..", None, Asked("main", None, since=False)),
        ("HEAD^{/a..b}", None, Asked("HEAD^{/a..b}", None, since=False)),
        ("@{u}...", None, Asked("@{u}", None, since=True)),
        (":/fix..it", None, Asked(":/fix..it", None, since=False)),
    ],
)
def test_names_on_the_command_line_are_read_as_git_users_write_them(base, head, asked):
    assert asked_for(base, head) == asked


def test_three_versions_are_one_too_many():
    with pytest.raises(CannotGoOn) as stopped:
        asked_for("main..work", "april")
    assert stopped.value.why == "main..work names two versions, and april is a third"
    assert stopped.value.what_to_do == "Write: cipt diff main april"


def test_without_names_the_folder_is_compared_with_what_was_committed_last(two, diff):
    code, out, err = diff()
    assert (code, err) == (0, "")
    assert out.startswith("1 commitment reworded\n\nA plan: from HEAD (")
    assert " of 31 May 2019) to the plan folder as it lies\n" in out
    assert "Both judged as of 31 May 2019 (the day on which the plan was closed)\n" in out
    assert lines(out) == [REWORDED]


def test_one_name_is_the_earlier_version(two, diff):
    found = lines(diff("april")[1])
    assert found[0].startswith(MOVED)
    assert found[-1] == REWORDED


def test_two_names_leave_the_folder_out(two, diff):
    for words in (("april", "HEAD"), ("april..HEAD",), ("april...HEAD",), ("april", "main")):
        found = lines(diff(*words)[1])
        assert found[0].startswith(MOVED)
        assert REWORDED not in found
    (back,) = [line for line in lines(diff("HEAD", "april")[1]) if "from 30 September" in line]
    assert "153 days earlier" in back


def test_three_dots_compare_with_where_the_work_began(two, diff):
    two.git("checkout", "--quiet", "-b", "work")
    two.commit("Work", date="2019-06-01")
    two.git("checkout", "--quiet", "main")
    two.replace("plan/actions/1/1.1.1.yaml", "area: 1.1", "area: 1.1\nnote: Elsewhere")
    two.commit("June", date="2019-06-02")
    two.git("checkout", "--quiet", "work")
    _, out, _ = diff("main...")
    assert "from where HEAD left main (" in out
    assert lines(out) == [REWORDED]
    assert lines(diff("main...work")[1]) == [REWORDED]
    assert len(lines(diff("main")[1])) == 2


@pytest.mark.parametrize("here", ["plan", "plan/actions/1", "."])
def test_it_is_the_same_from_any_folder_of_the_plan(two, diff, here):
    assert lines(diff(here=here)[1]) == [REWORDED]


@pytest.mark.parametrize("folder", ["", 'Children’s services/the "plan"'])
def test_the_plan_may_lie_anywhere_in_the_repository(repo, diff, folder):
    repo.write_plan(folder).commit()
    action = f"{folder}/actions/1/1.1.2.yaml".lstrip("/")
    repo.replace(action, "Train the staff", "Train some staff")
    assert lines(diff("--plan", folder or ".")[1]) == [REWORDED]
    repo.commit()
    assert lines(diff("HEAD~1", "HEAD", "--plan", folder or ".")[1]) == [REWORDED]


def test_moved_and_renamed_files_are_no_change(repo, diff):
    repo.write_plan().commit()
    repo.move("plan/actions/1/1.1.1.yaml", "plan/actions/9/1.1.1.yml")
    repo.move("plan/actions/1/1.1.2.yaml", "plan/actions/1.1.2.yaml")
    assert diff("--exit-code")[:2] == (0, diff()[1])
    assert diff()[1].startswith("No change to the plan\n")
    repo.commit()
    assert diff("HEAD~1", "HEAD", "--exit-code")[0] == 0


def test_a_plan_folder_that_was_renamed_is_found_in_the_earlier_version(two, diff):
    two.move("plan", "improvement/plan")
    two.commit()
    two.remove("improvement/plan/actions/1/1.1.1.yaml")
    code, out, _ = diff("april", "--plan", "improvement/plan")
    assert code == 0
    assert "In the earlier version the plan folder is plan\n" in out
    assert lines(out)[0].startswith("1.1.1 Publish the standards: taken out of the plan")


def test_before_there_was_a_plan_all_of_it_is_new(repo, diff):
    repo.write("README.md", "Soon")
    repo.commit()
    repo.write_plan().commit()
    code, out, _ = diff("HEAD~1")
    assert code == 0
    assert "The earlier version has no plan in plan: all is new\n" in out
    assert "; 2 actions added; 2 other records added; " in out.splitlines()[0]


def test_days_and_exit_codes_are_as_asked(two, diff):
    assert diff("--exit-code")[0] == 1
    assert "as of 30 June 2019 (as asked)" in diff("--as-of", "2019-06")[1]
    two.git("checkout", "--quiet", "--", ".")
    assert diff("--exit-code")[0] == 0


def test_both_versions_are_judged_on_the_day_that_the_later_one_was_closed(repo, diff):
    repo.write_plan().commit()
    repo.replace("plan/plan.yaml", "closed: 2019-05-31", "closed: 2019-06-30")
    assert "Both judged as of 30 June 2019" in diff()[1]
    assert lines(diff()[1]) == ["The plan: day it was closed was 31 May 2019, is now 30 June 2019"]


def test_the_same_is_printed_each_time(two, diff):
    for form in ("text", "json", "md", "html"):
        assert diff("april", "--format", form) == diff("april", "--format", form)


def test_a_result_can_be_written_to_a_file(two, diff, tmp_path):
    code, out, err = diff("--format", "md", "--output", str(tmp_path / "comment.md"))
    assert (code, out, err) == (0, "", f"Written to {tmp_path / 'comment.md'}.\n")
    assert (tmp_path / "comment.md").read_text(encoding="utf-8").startswith("<!-- cipt diff -->")


# --- where it cannot ----------------------------------------------------------------------------


def test_without_a_repository_there_is_nothing_to_compare_with(repo, diff, tmp_path):
    repo.write_plan().move(".git", "../elsewhere")
    for words in ((), ("main", "work"), ("--plan", "plan")):
        code, out, err = diff(*words)
        assert (code, out) == (2, "")
        assert "is in no git repository" in err
        assert len(err.splitlines()) == 2


def test_before_the_first_commit_that_is_said(repo, diff):
    repo.write_plan()
    assert diff() == (
        2,
        "",
        "cipt: git does not know the revision HEAD: nothing is committed yet\n"
        "Commit the plan first, or ask only for the plan as it lies\n",
    )


def test_an_unknown_version_is_named(two, diff):
    for words in (("nowhere",), ("april", "nowhere"), ("nowhere...",), ("april..nowhere",)):
        code, out, err = diff(*words)
        assert (code, out) == (2, "")
        assert err.startswith("cipt: git does not know the revision nowhere\n")


def test_a_later_version_without_the_plan_is_told(repo, diff):
    repo.write("README.md", "Soon")
    repo.commit()
    repo.write_plan().commit()
    code, _, err = diff("HEAD", "HEAD~1")
    assert code == 2
    assert "has no plan in plan/" in err


def test_an_earlier_version_that_cannot_be_read_is_named_and_the_rest_compared(repo, diff):
    repo.write_plan()
    repo.write("plan/actions/1/1.1.1.yaml", "title: [\n")
    repo.write("plan/people.yaml", b"officers:\n\t- x\n")
    repo.commit("Broken", date="2019-04-30")
    repo.write_plan()
    repo.replace("plan/actions/1/1.1.2.yaml", "Train the staff", "Train some staff")
    code, out, _ = diff("--exit-code")
    assert code == 1
    assert REWORDED in lines(out)
    assert "In HEAD (" in out
    assert "plan/actions/1/1.1.1.yaml (1.1.1)" in out
    assert "Actions: 1.1.1 cannot be compared" in out
    assert "Officers: director cannot be compared" in out
    assert "not everything could be read (2 before)" in out.splitlines()[0]
    assert "taken out" not in out
    value = json.loads(diff("--format", "json")[1])
    assert [(one["side"], one["path"]) for one in value["unreadable"]] == [
        ("base", "plan/actions/1/1.1.1.yaml"),
        ("base", "plan/people.yaml"),
    ]


def test_a_commit_of_a_later_format_is_named_and_not_fatal(repo, diff):
    repo.write_plan()
    repo.append("plan/plan.yaml", "format: 7\n")
    repo.commit()
    repo.replace("plan/plan.yaml", "format: 7\n", "")
    code, out, _ = diff()
    assert code == 0
    assert "could not be read" in out
    assert "taken out" not in out


# --- every kind of change, as a board reads it --------------------------------------------------

BASE = {
    "plan.yaml": """\
title: Children's improvement plan
organisation: Exampleshire Council
starts: 2019-01-01
closed: 2019-05-31
settings:
  revisions_allowed: 2
""",
    "people.yaml": """\
officers:
  - id: director
    post: Strategic Director
  - id: head
    post: Head of Service
groups:
  - id: board
    title: Improvement Board
    signs_off: true
  - id: executive
    title: Executive
""",
    "recommendations.yaml": """\
- id: R1
  title: Listen to children
- id: R2
  title: Check plans on time
""",
    "themes/1.yaml": """\
title: Voice
sro: director
areas:
  - id: 1.1
    title: Children take part
    recommendations: [R1]
  - id: 1.2
    title: Plans are checked
    recommendations: [R2]
""",
    "measures/7.yaml": """\
title: Care leavers in suitable homes
unit: percent
better: higher
targets:
  - date: 2019-03-31
    value: 82
readings:
  - date: 2018-12-31
    value: 80.5
""",
    "measures/9.yaml": "title: Referrals\n",
    "actions/1/1.1.1.yaml": """\
title: Publish the standards for visits
area: 1.1
responsible: head
due: 2019-04-30
updates:
  - date: 2019-04-20
    rag: AMBER
    note: The draft is out
""",
    "actions/1/1.1.2.yaml": """\
title: Train every social worker
area: 1.1
due: 2019-04-30
success:
  - Audits grade more plans good
milestones:
  - title: Course agreed
    due: 2019-02-28
  - title: First course held
    due: 2019-03-31
""",
    "actions/1/1.1.3.yaml": """\
title: Set up a group of young people
area: 1.1
due: 2019-05-31
revisions:
  - asked: 2019-05-10
    due: 2019-07-31
    reason: The venue is closed
""",
    "actions/1/1.1.4.yaml": "title: Write to every family\narea: 1.1\ndue: 2019-03-31\n",
    "actions/1/1.2.1.yaml": """\
title: Audit forty plans
area: 1.2
due: 2019-05-31
started: 2019-02-01
""",
    "actions/1/1.2.2.yaml": """\
title: Hold a panel each month
area: 1.2
due: 2019-04-30
completed: 2019-04-20
""",
    "actions/1/1.2.3.yaml": """\
title: Buy a case system
area: 1.2
due: 2019-08-31
note: To be costed
""",
    "actions/1/1.2.4.yaml": "title: Draw up a guide\narea: 1.2\n",
    "actions/1/1.2.5.yaml": """\
title: Visit other councils
area: 1.2
due: 2019-06-30
revisions:
  - asked: 2019-03-01
    due: 2019-07-31
    reason: Their leave
    agreed: 2019-03-12
    by: board
""",
    "actions/1/1.2.6.yaml": "title: Read the guidance\narea: 1.2\ndue: 2019-02-28\n",
    "actions/1/1.2.7.yaml": """\
title: Ask the partners
area: 1.2
due: 2019-07-31
withdrawn:
  date: 2019-04-01
  by: board
  reason: Merged
""",
}


REPLACED = (
    ("actions/1/1.1.1.yaml", "due: 2019-04-30", "due: 2019-09-30"),
    ("actions/1/1.1.1.yaml", "rag: AMBER", "rag: GREEN"),
    ("actions/1/1.1.1.yaml", "responsible: head", "responsible: director"),
    ("actions/1/1.1.2.yaml", "every social worker", "most social workers"),
    ("actions/1/1.1.2.yaml", "grade more plans", "grade some plans"),
    ("actions/1/1.1.2.yaml", "due: 2019-02-28", "due: 2019-02-28\n    done: 2019-02-21"),
    ("actions/1/1.1.2.yaml", "due: 2019-03-31", "due: 2019-06-30"),
    ("actions/1/1.2.3.yaml", "To be costed", "Costed at £20,000"),
    ("actions/1/1.2.5.yaml", "due: 2019-06-30", "due: 2019-07-01"),
    ("plan.yaml", "revisions_allowed: 2", "revisions_allowed: 4"),
    ("plan.yaml", "starts: 2019-01-01", "starts: 1 January 2019"),
    ("recommendations.yaml", "Check plans on time", "Check plans"),
    ("measures/7.yaml", "value: 82", "value: 80"),
    ("people.yaml", "post: Head of Service", "post: Head of Safeguarding"),
)
ADDED = {
    "actions/1/1.1.1.yaml": "  - date: 2019-05-20\n    by: head\n    note: Sent to all teams\n",
    "actions/1/1.1.2.yaml": """\
revisions:
  - asked: 2019-05-20
    due: 2019-08-31
    reason: Two trainers have left
""",
    "actions/1/1.1.3.yaml": "    agreed: 2019-05-14\n    by: board\n    minute: 5.2\n",
    "actions/1/1.2.1.yaml": """\
evidence:
  - date: 2019-05-20
    kind: audit
    title: Forty plans
completed: 2019-05-28
""",
    "actions/1/1.2.2.yaml": """\
signed_off:
  date: 2019-05-14
  by: board
  minute: 4.1
reopened:
  - date: 2019-05-28
    reason: No panel since
""",
    "actions/1/1.2.3.yaml": """\
withdrawn:
  date: 2019-05-14
  by: board
  reason: Not affordable
""",
    "actions/1/1.2.4.yaml": "due: 2019-09-30\nstarted: 2019-05-02\nrecommendations: [R1]\n",
    "actions/1/1.2.6.yaml": """\
revisions:
  - asked: 2019-03-01
    due: 2019-05-31
    reason: Leave
    refused: 2019-03-12
  - asked: 2019-03-20
    due: 2019-05-31
    reason: Leave
    agreed: 2019-03-26
    by: executive
""",
    "actions/1/1.2.8.yaml": """\
title: Meet the new inspectors
area: 1.2
leads: [head]
due: 2019-06-30
""",
    "recommendations.yaml": "- id: R3\n  title: Keep records\n",
    "measures/7.yaml": "  - date: 2019-03-31\n    value: 79\nfrequency: quarterly\n",
    "measures/8.yaml": "title: Visits on time\n",
    "meetings.yaml": "meetings:\n  - board: board\n    date: 2019-06-18\n",
}
REMOVED = ("actions/1/1.1.4.yaml", "actions/1/1.2.7.yaml", "measures/9.yaml")


def every_kind_of_change(repo):
    """A month's work in which everything that can happen to a plan happens to it."""
    for path, text in BASE.items():
        repo.write(f"plan/{path}", text)
    repo.commit("April", date="2019-04-30", author="Programme Support")
    repo.git("tag", "april")
    for path, old, new in REPLACED:
        repo.replace(f"plan/{path}", old, new)
    for path, text in ADDED.items():
        (repo.top / "plan" / path).touch()
        repo.append(f"plan/{path}", text)
    for path in REMOVED:
        repo.remove(f"plan/{path}")
    return repo.commit("May", date="2019-05-31", author="Programme Support")


@pytest.mark.parametrize("form", ["text", "md", "json", "html"])
def test_every_kind_of_change_is_told_as_a_board_would_read_it(repo, diff, golden, form):
    every_kind_of_change(repo)
    code, out, err = diff("april", "HEAD", "--format", form)
    assert (code, err) == (0, "")
    golden(GOLDENS / f"every_kind.{form if form != 'text' else 'txt'}", out)


def test_the_scripted_month_holds_every_kind_of_change(repo, diff):
    every_kind_of_change(repo)
    value = json.loads(diff("april", "HEAD", "--format", "json")[1])
    there = {change["kind"] for change in value["changes"]}
    assert there == set(KINDS)
    assert list(dict.fromkeys(change["section"] for change in value["changes"])) == list(SECTIONS)


# --- boards that could not be read in one of the versions ---------------------------------------


AGREED_SINCE = """\
revisions:
  - asked: 2019-04-10
    due: 2019-06-30
    reason: Two posts are vacant
    agreed: 2019-04-24
    by: improvement-board
signed_off:
  date: 2019-05-20
  by: improvement-board
"""


@pytest.mark.parametrize(
    "slip", ["groups:\n\t- id: x\n", "groups:\n  - id: improvement-board\n    signs_off: perhaps\n"]
)
@pytest.mark.parametrize("broken", ["before", "now"])
def test_a_date_that_a_board_agreed_stays_agreed_where_its_board_cannot_be_read(
    repo, diff, slip, broken
):
    repo.write_plan()
    sound = (repo.top / "plan/people.yaml").read_text()
    officers = sound.partition("groups:")[0]
    repo.write("plan/people.yaml", officers + slip if broken == "before" else sound)
    repo.commit()
    repo.write("plan/people.yaml", officers + slip if broken == "now" else sound)
    repo.append("plan/actions/1/1.1.1.yaml", AGREED_SINCE)
    _, out, _ = diff()
    moved = "from 30 April 2019 to 30 June 2019, 61 days later; agreed by "
    assert any(moved in line for line in lines(out))
    assert "not agreed" not in out
    assert "may not" not in out
    assert "people.yaml could not be read whole in one of the versions" in out


def test_a_date_agreed_long_ago_has_not_moved_because_people_cannot_be_read_now(repo, diff):
    repo.write_plan()
    repo.append("plan/actions/1/1.1.1.yaml", AGREED_SINCE)
    repo.commit()
    repo.write("plan/people.yaml", "groups:\n\t- id: x\n")
    assert "moved" not in diff()[1].partition("\n")[0]
