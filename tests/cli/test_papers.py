"""`cipt report --template`: which paper a template's name leads to."""

import shutil

import pytest

from cipt.cli.app import run


@pytest.fixture
def report(sample, capsys):
    """Run the command on the sample; exit code, output, talk."""

    def go(*words, plan=sample):
        code = run(["report", "--plan", str(plan), "--month", "2019-05", *words])
        return code, *capsys.readouterr()

    return go


def test_a_templates_name_is_looked_for_among_all_kinds_of_papers(report):
    code, out, _ = report("--template", "measures")
    assert code == 0
    assert out.startswith("# Scorecard of measures\n")


def test_an_unknown_template_is_refused_with_those_of_every_kind(report):
    code, _, err = report("--template", "bored")
    assert code == 2
    assert err.splitlines()[0] == "cipt: --template bored: there is no such template for md"
    known = err.splitlines()[1].removeprefix("Write one of: ").split(", ")
    assert {"board", "measures"} <= set(known)


# --- one theme ----------------------------------------------------------------------------------


def test_a_theme_is_found_by_its_id_and_by_its_printed_number(report):
    assert report("--template", "theme", "--theme", "2")[1].startswith("# Theme 2: Improving the")
    assert report("--template", "theme", "--theme", "PR")[1].startswith("# Theme PR: Peer Review")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "cipt: the paper on a theme needs to know which"),
        (("--theme", "9"), "cipt: --theme 9: the plan has no such theme"),
    ],
)
def test_without_a_theme_that_there_is_those_that_there_are_are_told(words, why, report):
    code, out, err = report("--template", "theme", *words)
    assert (code, out) == (2, "")
    assert err.splitlines() == [why, "Write --theme with one of: 1, 2, 4, 5, 3, PR"]


def test_a_choice_that_a_paper_does_not_heed_is_refused_and_not_dropped(report):
    code, _, err = report("--template", "measures", "--theme", "2")
    assert code == 2
    assert err.splitlines()[0] == "cipt: --template measures does not heed --theme"


# --- nothing is dropped in silence --------------------------------------------------------------


@pytest.mark.parametrize("format", ["md", "html"])
@pytest.mark.parametrize("name", ["measures", "coverage", "theme", "visit", "public"])
def test_what_cannot_be_read_or_is_accepted_is_told_before_all_else(
    name, format, checkout, tmp_path, capsys
):
    plan = tmp_path / "plan"
    shutil.copytree(checkout / "starter" / "example" / "plan", plan)
    (plan / "actions" / "1" / "1.1.1.yaml").write_text("titel: Staff the front door\n")
    words = ["--plan", str(plan), "--as-of", "2026-05-31", "--template", name, "--format", format]
    assert run(["report", *words, *(["--theme", "1"] if name == "theme" else [])]) == 0
    out, err = capsys.readouterr()
    first = out.partition("In short" if name != "public" else "What inspectors found")[0]
    first = first.partition("Is it making a difference")[0]
    assert "actions/1/1.1.1.yaml" in first
    assert "1 known fault in the records of this plan is accepted" in first
    assert "1.1.1.yaml" in err
