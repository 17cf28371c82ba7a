"""Facts recorded by commands: what is written, what is said, and what is refused."""

import json
import shlex
from datetime import date
from pathlib import Path

import pytest

from cipt.cli import recording

GOLDENS = Path(__file__).parent.parent / "goldens" / "recording"

A_YEAR = """\
cipt start 1.2.2 --date 2026-05-04
cipt update 1.2.2 --note "The register: agreed with IT" --rag amber --by HoS
cipt update 1.2.2 2.1.1 --date 2026-05-20 --rag RED --recovery 2026-06-30
cipt milestone 1.2.1 "diary" --done --date 2026-05-11
cipt milestone 1.2.1 "First month supervised" --due 2026-07
cipt evidence 1.2.2 --title "Sample of 20 files" --kind audit --ref QA/1 --tested-by director
cipt revise 1.2.2 --due 2026-07-31 --reason "The new system comes in July"
cipt revise 1.2.2 --agreed 2026-05-31 --by "Improvement Board" --minute 5.2
cipt revise 2.1.1 --due 2026-12 --reason "No reply" --refused 2026-05-26 --by board
cipt complete 1.2.2 --date 2026-05-28 --evidence "Register of May" --evidence "Note of the SRO"
cipt sign-off 1.2.2 2.1.2 --board board --date 2026-05-29 --minute 4.1
cipt reopen 1.2.2 --date 2026-05-30 --by board --reason "Two teams are missing"
cipt complete 1.2.2 --date 2026-05-31
cipt sign-off 1.2.2 --board board --minute 4.3
cipt withdraw 1.1.1 --reason "Merged" --by board --replaced-by 1.1.2
cipt revise 1.1.2 --due 2026-12-31 --reason "Two vacancies" --agreed 2026-05-30
cipt update 1.1.2 --note "Half of them trained" --dry-run
"""

REFUSED = """\
cipt update 1.1.11 --note x
cipt update 1.1.1
cipt update 1.1.1 --note x --date 2026-06-01
cipt update 1.1.1 --note x --date 31/05/2026
cipt update 1.1.1 --note x --date 2025-12-31
cipt update 1.1.1 --rag PURPLE
cipt update 1.1.1 --note x --by headd
cipt update 1.1.1 --note "  "
cipt update 1.1.1 --note x --recovery 2026-05-01
cipt update 1.1.1 --date 2026-05-10 --rag AMBER --note "A draft is with the board"
cipt update 2.1.3 --note x
cipt start 1.1.2
cipt start 2.1.2
cipt complete 1.1.2 --date 2026-01-31
cipt complete 2.1.2
cipt complete 1.1.1 2.1.2
cipt sign-off 2.1.2
cipt sign-off 2.1.2 --board director
cipt sign-off 2.1.2 --board bord
cipt sign-off 2.1.2 --board board --date 2026-03-29
cipt sign-off 1.1.1 --board board
cipt sign-off 2.1.4 --board board
cipt complete 2.1.4
cipt complete 2.1.5 --date 2026-05-02
cipt sign-off 2.1.5 --board board
cipt reopen 2.1.4 --reason x --date 2026-05-11
cipt reopen 1.1.1 --reason x
cipt reopen 2.1.2 --reason x --date 2026-03-01
cipt withdraw 2.1.3 --reason x
cipt withdraw 1.1.1 --reason x --replaced-by 1.1.1
cipt milestone 1.2.1 "Diary agreed"
cipt milestone 1.2.1 "Nothing" --done
cipt milestone 1.2.1 "Diary agreed" --due 2026-08-01
cipt milestone 1.1.1 "Diary agreed" --done
cipt evidence 1.1.1
cipt evidence 1.1.1 --title x --kind photo
cipt revise 1.1.1
cipt revise 1.1.1 --due 2026-06-30
cipt revise 1.1.1 --due 2026-04-30 --reason x
cipt revise 1.1.1 --due 2026-06-30 --reason x --agreed 2026-05-01 --refused 2026-05-01
cipt revise 1.1.1 --due 2026-06-30 --reason x --agreed 2026-05-01 --asked 2026-05-02
cipt revise 1.1.1 --due 2026-06-30 --reason x --by board
cipt revise 1.1.1 --due 2026-06-30 --reason x --agreed 2026-05-01 --by director
cipt revise 1.1.1 --due 2026-05-15 --reason x
cipt revise 1.1.1 --agreed 2026-05-01 --by board
cipt revise 2.1.2 --due 2026-06-30 --reason x
"""


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """All of this happens on 31 May 2026."""
    monkeypatch.setattr(recording, "today", lambda: date(2026, 5, 31))


VISITS = """\
title: Children seen on time
unit: percent
better: higher
targets:
  - date: 2026-03-31
    value: 80
readings:
  - {date: 2026-03-31, published: 2026-04-20, value: 80.5}
"""

FIGURES = """\
cipt reading visits 2026-04 78 --count 78 --of 100 --provisional
cipt reading "children seen on time" 2026-03-31 79 --restated --published 2026-05-12
cipt reading visits 2026-05-31 81
cipt reading visits 2026-05-31 81
cipt reading visits 2026-05-31 82
cipt reading visits 2026-05-31 82%
cipt reading visits 2026-06-30 82
cipt reading visit 2026-05-31 82
cipt new 1.2 "Audit: all registers" --due 2026-12 --lead HoS --recommendation r2 --success Kept
cipt new supervision "Second" --responsible head --id S-2
cipt new 1.2 "Third" --id 1.2.1
cipt new 1.2 "Third" --id "a b"
cipt new 1.1 "One more" --id con
cipt new 9 "Third"
cipt new 1.2 " "
cipt new 1.2 "Third" --recommendation R9
"""


def files_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_year_of_an_action_is_recorded_by_commands(council, cipt_says, golden):
    plan = council() / "plan"
    told = []
    for line in A_YEAR.splitlines():
        said = cipt_says(*shlex.split(line)[1:])
        assert said.code == 0, said.err
        told.append(f"$ {line}\n{said.out}{said.err}")
    for name in ("1/1.2.2", "1/1.2.1", "2/2.1.1", "1/1.1.1"):
        told.append(f"--- {name}.yaml\n{(plan / f'actions/{name}.yaml').read_text('utf-8')}")
    golden(GOLDENS / "a-year-recorded.txt", "\n".join(told))
    assert cipt_says("check", "--select", "CIP0", "--as-of", "2026-05-31").code == 0


SIGNED_OFF = """\
title: Share the rota
area: 2.1
due: 2026-05-01
completed: 2026-05-01
signed_off: {date: 2026-05-12, by: board}
"""


def test_what_cannot_be_so_is_refused_in_plain_words(council, cipt_says, golden):
    reopened = SIGNED_OFF.partition("signed")[0] + "reopened:\n  - date: 2026-05-02\n"
    folder = council({"actions/2/2.1.4.yaml": SIGNED_OFF, "actions/2/2.1.5.yaml": reopened})
    before = files_of(folder)
    told = []
    for line in REFUSED.splitlines():
        said = cipt_says(*shlex.split(line)[1:])
        told.append(f"$ {line}\n{said.out}{said.err}")
        assert (said.code, said.out) == (2, ""), line
        assert len(said.err.splitlines()) == 2, said.err
    assert files_of(folder) == before
    golden(GOLDENS / "recording-refused.txt", "\n".join(told))


def test_of_several_actions_all_are_written_or_none(council, cipt_says):
    folder = council()
    before = files_of(folder)
    assert cipt_says("update", "1.1.1", "1.1.2", "2.1.3", "--note", "x").code == 2
    assert files_of(folder) == before


def test_a_dry_run_shows_the_change_and_writes_nothing(council, cipt_says, everything):
    folder = council()
    before = everything(folder)
    said = cipt_says("start", "1.2.2", "--dry-run")
    assert said.code == 0
    assert said.lines == [
        "--- a/plan/actions/1/1.2.2.yaml",
        "+++ b/plan/actions/1/1.2.2.yaml",
        "@@ -2,3 +2,4 @@",
        " area: 1.2",
        " responsible: manager",
        " due: 2026-06-10",
        "+started: 2026-05-31",
    ]
    assert everything(folder) == before


def test_the_stamp_of_a_sign_off_tells_a_later_change(council, cipt_says):
    path = council() / "plan/actions/2/2.1.2.yaml"
    assert cipt_says("sign-off", "2.1.2", "--board", "board", "--minute", "4").code == 0
    quiet = cipt_says("check", "--select", "changed-since-sign-off", "--as-of", "2026-05-31")
    assert "CIP413" not in quiet.out
    path.write_text(path.read_text("utf-8").replace("due: 2026-03-31", "due: 2026-04-30"), "utf-8")
    said = cipt_says("check", "--select", "changed-since-sign-off", "--as-of", "2026-05-31")
    assert "CIP413" in said.out


def test_a_broken_file_is_named_and_not_changed(council, cipt_says):
    folder = council({"actions/1/1.1.1.yaml": "title: x: y\narea: 1.1\n"})
    said = cipt_says("update", "1.1.1", "--note", "x")
    assert said.code == 2
    assert "plan/actions/1/1.1.1.yaml could not be read" in said.err
    said = cipt_says("update", "1.1.2", "--note", "x")
    assert said.code == 0
    assert "1 thing could not be read and is not counted here" in said.err
    assert (folder / "plan/actions/1/1.1.1.yaml").read_text() == "title: x: y\narea: 1.1\n"


def test_a_file_keeps_its_line_ends_its_mark_and_its_comments(council, cipt_says):
    text = "\ufeff# by hand\r\ntitle: 'Keep it'  # so\r\narea: 1.2\r\ndue: 2026-06-10"
    folder = council({"actions/1/1.2.2.yaml": text.encode()})
    assert cipt_says("start", "1.2.2").code == 0
    assert (folder / "plan/actions/1/1.2.2.yaml").read_bytes() == (
        text + "\r\nstarted: 2026-05-31"
    ).encode()


def test_a_closed_plan_is_judged_on_the_day_of_what_was_recorded(council, cipt_says):
    council({"plan.yaml": "title: T\norganisation: O\nstarts: 2026-01-01\nclosed: 2026-04-01\n"})
    said = cipt_says("complete", "1.1.1", "--date", "2026-05-02")
    assert said.err == "1.1.1: completed on 2 May 2026. GREEN, complete.\n"
    assert json.loads(cipt_says("show", "1.1.1", "--format", "json").out)["actions"][0][
        "condition"
    ] not in ("complete", "signed_off")


def test_values_of_measures_and_new_actions_are_recorded_or_refused(council, cipt_says, golden):
    plan = council({"measures/visits.yaml": VISITS}) / "plan"
    told = []
    for line in FIGURES.splitlines():
        said = cipt_says(*shlex.split(line)[1:])
        told.append(f"$ {line}\n{said.out}{said.err}")
    for name in ("measures/visits", "actions/1/1.2.3", "actions/1/S-2"):
        told.append(f"--- {name}.yaml\n{(plan / f'{name}.yaml').read_text('utf-8')}")
    golden(GOLDENS / "readings-and-new-actions.txt", "\n".join(told))
    assert cipt_says("check", "--select", "CIP0,CIP5", "--as-of", "2026-05-31").code == 0


def test_a_new_action_takes_no_number_that_is_taken_or_was_printed(council, cipt_says):
    broken = {"actions/1/1.2.7.yaml": "title: [", "actions/1/1.2.3.yaml": "title: x\narea: 1.2\n"}
    folder = council(broken)
    assert cipt_says("new", "1.2", "Another").code == 0
    assert (folder / "plan/actions/1/1.2.8.yaml").is_file()
