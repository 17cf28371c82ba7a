"""`cipt waive`: what it writes, what it leaves to be looked at, and what it refuses."""

import os

import pytest

from cipt.cli.app import run

PLAN = """\
title: A plan
organisation: A council
starts: 2026-01-01
"""
PEOPLE = """\
officers:
  - id: director
    post: Director
  - id: head
    post: Head of Service
groups:
  - id: improvement-board
    title: Improvement Board
    kind: board
    signs_off: true
"""
THEME = """\
title: Practice
order: 1
sro: director
areas:
  - id: 1.1
    title: Visits
"""
SOUND = (
    "title: Publish the standards\narea: 1.1\nresponsible: head\nleads: [head]\ndue: 2026-12-31\n"
)
UNTIL = ("--until", "2026-12-31", "--reason", "Taken over so")


@pytest.fixture
def plan(tmp_path, monkeypatch):
    """A plan of which two actions have no date, two share a title, and one tells too much."""
    folder = tmp_path / "plan"
    files = {
        "plan.yaml": PLAN,
        "people.yaml": PEOPLE,
        "themes/1.yaml": THEME,
        "actions/1/1.1.1.yaml": SOUND.replace("due: 2026-12-31\n", ""),
        "actions/1/1.1.2.yaml": "title: Train all staff\n" + SOUND.partition("\n")[2],
        "actions/1/1.1.10.yaml": SOUND.replace("due: 2026-12-31\n", ""),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    return folder


def waive(*arguments):
    return run(["waive", "--as-of", "2026-05-31", *arguments])


def check(*arguments):
    return run(["check", "--as-of", "2026-05-31", *arguments])


def waivers(plan):
    return (plan / "waivers.yaml").read_bytes().decode()


def refused(capsys, *arguments):
    """The two lines with which a command line is refused."""
    assert waive(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert not os.path.lexists("plan/waivers.yaml")
    return err.splitlines()


def test_a_finding_is_accepted_with_its_reason_its_board_and_its_end(plan, capsys):
    assert check() == 1
    decision = ("--agreed-by", "improvement-board", "--minute", "5.2", "--until", "2026-12")
    assert waive("no-due-date", "1.1.10", "1.1.1", "--reason", "See: minutes", *decision) == 0
    assert capsys.readouterr().err == (
        "2 findings accepted until 31 December 2026: 1 entry added to plan/waivers.yaml.\n"
    )
    assert (
        waivers(plan)
        == """\
# yaml-language-server: $schema=../schemas/waivers.schema.json
- rule: no-due-date
  subjects:
    - 1.1.1
    - 1.1.10
  reason: "See: minutes"
  agreed_by: improvement-board
  minute: 5.2
  until: 2026-12-31
"""
    )
    assert check() == 0


def test_a_rule_may_be_named_by_its_code_and_all_means_everything(plan):
    assert waive("cip301", "all", "--reason", "Known") == 0
    assert "- rule: no-due-date\n  subjects: all\n  reason: Known\n" in waivers(plan)
    assert check() == 0


def test_entries_that_stand_keep_every_byte(plan):
    standing = b"\xef\xbb\xbf# by hand\r\n-  {rule: no-lead, subjects: all,  reason: 'x'}"
    (plan / "waivers.yaml").write_bytes(standing)
    assert waive("no-due-date", "1.1.1", "--reason", "Known") == 0
    now = (plan / "waivers.yaml").read_bytes()
    assert now.startswith(standing + b"\r\n\r\n- rule: no-due-date\r\n")
    assert b"\n" not in now.replace(b"\r\n", b"")


def test_a_dry_run_prints_the_lines_and_writes_nothing(plan, capsys):
    assert waive("no-due-date", "1.1.1", "--reason", "Known", "--dry-run") == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[1:] == [
        "- rule: no-due-date",
        "  subjects:",
        "    - 1.1.1",
        "  reason: Known",
    ]
    assert err == "This would accept 1 finding. Nothing was written.\n"
    assert not (plan / "waivers.yaml").exists()


def test_a_plan_taken_over_is_accepted_at_once_and_what_comes_later_is_found(plan, capsys):
    assert waive("--all", *UNTIL) == 0
    told = capsys.readouterr().err
    assert "accepted until 31 December 2026" in told
    assert check("--fail-on", "warning") == 0
    text = waivers(plan)
    assert text.count("- rule: no-due-date\n") == 1
    assert "    - 1.1.1\n    - 1.1.10\n" in text
    (plan / "actions/1/1.1.3.yaml").write_text("title: Audit files\narea: 1.1\n", encoding="utf-8")
    assert check() == 1


def test_accepting_all_again_finds_nothing_more(plan, capsys):
    assert waive("--all", *UNTIL) == 0
    before = waivers(plan)
    capsys.readouterr()
    assert waive("--all", *UNTIL) == 0
    assert capsys.readouterr().err == "There is nothing to accept, and nothing was written.\n"
    assert waivers(plan) == before


def test_what_is_personal_or_cannot_be_read_is_not_accepted_with_the_rest(plan, capsys):
    (plan / "actions/1/1.1.2.yaml").write_text(SOUND + "due: 2026-01-01\n", encoding="utf-8")
    (plan / "actions/1/1.1.4.yaml").write_text(
        SOUND + "note: Ring 07700 900123 about 943 476 5919\n", encoding="utf-8"
    )
    assert waive("--all", *UNTIL) == 0
    told = capsys.readouterr().err
    assert "Not accepted: 2 findings about something personal: look at each of them." in told
    assert "Not accepted: 1 finding of files that cannot be read as they stand" in told
    assert "possible-child-identifier" not in waivers(plan)
    assert check() == 1


def test_what_is_only_for_information_needs_no_acceptance(plan):
    (plan / "actions/1/1.1.2.yaml").write_text(
        SOUND.replace("Publish the", "Explore"), encoding="utf-8"
    )
    assert waive("--all", *UNTIL) == 0
    assert "weak-verb" not in waivers(plan)
    assert waive("weak-verb", "1.1.2", "--reason", "Agreed so") == 0


def test_a_finding_about_several_is_accepted_for_all_of_them_together(plan, capsys):
    why, cure = refused(capsys, "duplicate-text", "1.1.1", "--reason", "Known")
    assert why == "cipt: what duplicate-text finds about 1.1.1 is about 1.1.10 too"
    assert cure == "Name them together: cipt waive duplicate-text 1.1.1 1.1.10"
    assert waive(*cure.split()[5:], "--reason", "Known") == 0


def test_an_expired_acceptance_can_be_given_anew(plan):
    (plan / "waivers.yaml").write_text(
        "- rule: no-due-date\n  subjects: [1.1.1]\n  reason: Known\n  until: 2026-01-31\n",
        encoding="utf-8",
    )
    assert waive("no-due-date", "1.1.1", *UNTIL) == 0
    assert waivers(plan).count("- rule: no-due-date") == 2


@pytest.mark.parametrize(
    ("arguments", "why", "cure"),
    [
        (("no-due-date", "1.1.1"), "it is not said why", "--reason"),
        (("no-due-date", "1.1.1", "--reason", "  "), "--reason is empty", "--reason TEXT"),
        (("no-due-date", "1.1.1", "--reason", "a\x1bb"), "no plan file can hold", "anew"),
        (("no-due-dat", "1.1.1", "--reason", "x"), "no rule no-due-dat", "mean no-due-date?"),
        (("zzz", "1.1.1", "--reason", "x"), "there is no rule zzz", "`cipt rules`"),
        (("--reason", "x"), "it is not said what is accepted", "RULE SUBJECT"),
        (("no-due-date", "--reason", "x"), "for what no-due-date", "about: 1.1.1, 1.1.10"),
        (("no-due-date", "1.1.100", "--reason", "x"), "nothing about 1.1.100", "mean 1.1.10?"),
        (("no-due-date", "9.9", "--reason", "x"), "nothing about 9.9", "about: 1.1.1, 1.1.10"),
        (("no-due-date", "all", "1.1.1", "--reason", "x"), "everything", "no-due-date all"),
        (("no-sro", "1", "--reason", "x"), "no-sro finds nothing", "--show-waived"),
        (("unused-waiver", "1", "--reason", "x"), "about waivers themselves", "Put right"),
        (("--all", "--reason", "x"), "--all without an end", "--until DATE"),
        (("--all", "no-lead", *UNTIL), "no-lead is one of the rules", "Leave out"),
        (("no-due-date", "1.1.1", "--reason", "x", "--until", "2026-05-30"), "over", "later"),
        (("no-due-date", "1.1.1", "--reason", "x", "--until", "30/05/2027"), "30/05/2027", "2027"),
        (
            ("no-due-date", "1.1.1", "--reason", "x", "--agreed-by", "improvement-bord"),
            "improvement-bord is the id of nobody",
            "mean improvement-board?",
        ),
    ],
)
def test_what_cannot_be_accepted_is_refused_in_two_lines(plan, capsys, arguments, why, cure):
    told = refused(capsys, *arguments)
    assert len(told) == 2
    assert why in told[0]
    assert cure in told[1]


def test_what_is_accepted_already_is_refused(plan, capsys):
    assert waive("no-due-date", "1.1.1", "--reason", "Known") == 0
    before = waivers(plan)
    capsys.readouterr()
    assert waive("no-due-date", "1.1.1", "--reason", "Known") == 2
    assert "no-due-date is accepted for 1.1.1 already" in capsys.readouterr().err
    assert waivers(plan) == before


@pytest.mark.parametrize("text", ["[]\n", "- rule: [\n"])
def test_a_file_to_which_nothing_can_be_added_is_left_alone(plan, capsys, text):
    (plan / "waivers.yaml").write_text(text, encoding="utf-8")
    assert waive("no-due-date", "1.1.1", "--reason", "Known") == 2
    assert waivers(plan) == text
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_file_that_cannot_be_opened_is_left_alone(plan, capsys):
    (plan / "waivers.yaml").mkdir()
    assert waive("no-due-date", "1.1.1", "--reason", "Known") == 2
    assert capsys.readouterr().err.startswith("cipt: plan/waivers.yaml cannot be opened\n")


def test_a_file_with_the_shorter_ending_is_the_plans_own(plan):
    (plan / "waivers.yml").write_text(
        "- rule: no-lead\n  subjects: all\n  reason: x\n", encoding="utf-8"
    )
    assert waive("no-due-date", "1.1.1", "--reason", "Known") == 0
    assert "no-due-date" in (plan / "waivers.yml").read_text(encoding="utf-8")
    assert not (plan / "waivers.yaml").exists()


def test_the_sample_is_clean_once_all_is_accepted(sample, tmp_path, capsys):
    import shutil

    shutil.copytree(sample, tmp_path / "plan")
    standing = (tmp_path / "plan/waivers.yaml").read_bytes()
    place = ("--plan", str(tmp_path / "plan"))
    assert run(["waive", "--all", "--until", "2019-12-31", "--reason", "Taken over", *place]) == 0
    assert (tmp_path / "plan/waivers.yaml").read_bytes().startswith(standing)
    assert run(["check", "--fail-on", "warning", *place]) == 0
    later = ("--as-of", "2020-01-31", "--fail-on", "error")
    assert run(["check", *later, *place]) == 0
    assert "expired-waiver" in capsys.readouterr().out
