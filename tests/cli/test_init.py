"""`cipt init`: what a plan begins with, and what is left alone."""

import itertools
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
import typer

from cipt.cli import init
from cipt.editing.starting import PIPELINES

GOLDENS = Path(__file__).parent.parent / "goldens" / "init"
SAID = ("--title", "Improvement plan", "--organisation", "Exampleshire Council")


@pytest.fixture(autouse=True)
def today(monkeypatch, tmp_path):
    """All of this happens on 31 May 2026, in a bare folder."""
    monkeypatch.setattr(init, "today", lambda: date(2026, 5, 31))
    monkeypatch.chdir(tmp_path)


def test_a_new_plan_explains_itself(cipt_says, golden, tmp_path):
    themes = ("--theme", "Front door: first", "--theme", "Practice", "--sro", "Director (interim)")
    said = cipt_says("init", "council", *SAID, *themes)
    assert said.code == 0, said.err
    top = tmp_path / "council"
    paths = sorted(path for path in top.rglob("*") if path.is_file())
    names = [path.relative_to(top).as_posix() for path in paths]
    text = [
        f"--- {name}\n{path.read_text('utf-8')}"
        for name, path in zip(names, paths, strict=True)
        if name.startswith("plan/")
    ]
    golden(GOLDENS / "new-plan.txt", "\n".join(["\n".join(names), "", *text]))


@pytest.mark.parametrize("themes", [(), ("--theme", "Front door", "--sro", "Director")])
def test_nothing_is_found_in_a_fresh_plan(cipt_says, monkeypatch, tmp_path, themes):
    assert cipt_says("init", "council", *SAID, *themes).code == 0
    monkeypatch.chdir(tmp_path / "council")
    said = cipt_says("check", "--as-of", "2026-05-31", "--format", "json")
    assert said.code == 0
    assert said.value["counts"] == {"error": 0, "warning": 0, "info": 0, "waived": 0}
    assert cipt_says("status").code == 0


def test_the_first_action_of_a_fresh_plan_can_be_added_and_worked_on(
    cipt_says, monkeypatch, tmp_path
):
    cipt_says("init", "council", *SAID, "--theme", "Front door", "--sro", "Director")
    monkeypatch.chdir(tmp_path / "council")
    theme = Path("plan/themes/1.yaml")
    text = theme.read_text("utf-8")
    for key in ("areas:", "  - id: 1.1", "    title: Visits"):
        text = text.replace(f"# {key}", key)
    theme.write_text(text, "utf-8")
    assert cipt_says("new", "1.1", "See every child", "--due", "2026-09-30").code == 0
    assert cipt_says("update", "1.1.1", "--rag", "green", "--note", "We began").code == 0
    assert cipt_says("check", "--select", "CIP0").code == 0


def test_the_example_passes_check_and_has_every_condition(cipt_says, monkeypatch, tmp_path):
    assert cipt_says("init", "council", "--example").code == 0
    monkeypatch.chdir(tmp_path / "council")
    assert cipt_says("check").code == 0
    assert cipt_says("check", "--as-of", "2026-05-31").code == 0
    listed = cipt_says("list", "--as-of", "2026-05-31", "--format", "json").value["actions"]
    assert len({one["condition"] for one in listed}) == 11
    plan = (tmp_path / "council/plan/themes/1.yaml").read_text("utf-8")
    assert plan.startswith("# yaml-language-server: $schema=../../schemas/theme.schema.json\n")


def test_the_example_is_the_invented_plan_with_a_line_for_editors(cipt_says, checkout, tmp_path):
    assert cipt_says("init", "council", "--example").code == 0
    shipped = checkout / "starter" / "example" / "plan"
    paths = [path.relative_to(shipped) for path in shipped.rglob("*") if path.is_file()]
    assert {path.suffix for path in paths} >= {".yaml", ".md", ".json"}
    for path in paths:
        written = (tmp_path / "council" / "plan" / path).read_bytes()
        line, _, rest = written.partition(b"\n")
        assert (rest if path.suffix == ".yaml" else written) == (shipped / path).read_bytes()
        assert line.startswith(b"# yaml-language-server") == (path.suffix == ".yaml")


@pytest.mark.parametrize("ci", ["github", "gitlab", "azure", "none"])
def test_the_pipelines_are_those_of_the_examples(cipt_says, checkout, tmp_path, ci):
    assert cipt_says("init", "council", "--example", "--ci", ci).code == 0
    top = tmp_path / "council"
    for source, place in PIPELINES[ci]:
        assert (top / place).read_bytes() == (checkout / "examples" / source).read_bytes()
    others = {place for key, pairs in PIPELINES.items() if key != ci for _, place in pairs}
    assert not any((top / place).exists() for place in others)


def test_an_editor_finds_the_schema_of_every_file_without_a_network(cipt_says, tmp_path):
    assert cipt_says("init", "council", "--example").code == 0
    top = tmp_path / "council"
    settings = json.loads((top / ".vscode/settings.json").read_text("utf-8"))
    named = {name.removeprefix("./") for name in settings["yaml.schemas"]}
    assert named == {f"schemas/{path.name}" for path in (top / "schemas").iterdir()}
    for path in (top / "plan").rglob("*.yaml"):
        line, _, _ = path.read_text("utf-8").partition("\n")
        schema = path.parent / line.partition("$schema=")[2]
        assert schema.resolve().is_file(), path
        assert schema.resolve().relative_to(top).as_posix() in named


def test_what_is_there_already_stays_as_it_is(cipt_says, tmp_path, everything):
    top = tmp_path / "council"
    (top / "plan").mkdir(parents=True)
    (top / "README.md").write_text("ours")
    (top / "plan/people.yaml").write_text("officers: []\n")
    said = cipt_says("init", "council", *SAID)
    assert said.code == 0
    assert "Kept as it was: README.md\nKept as it was: plan/people.yaml\n" in said.err
    assert (top / "README.md").read_text() == "ours"
    assert (top / "plan/people.yaml").read_text() == "officers: []\n"
    before = everything(top)
    said = cipt_says("init", "council", *SAID)
    assert said.code == 2
    assert "holds a plan already" in said.err
    assert everything(top) == before


def test_a_dry_run_lists_the_files_and_makes_none(cipt_says, tmp_path):
    said = cipt_says("init", "council", *SAID, "--dry-run")
    assert said.code == 0
    assert "plan/plan.yaml" in said.lines
    assert not (tmp_path / "council").exists()


REFUSED = [
    ((), "the plan's title is missing"),
    (("--title", "Plan"), "the plan's organisation is missing"),
    ((*SAID, "--theme", "One"), "a theme has an SRO"),
    ((*SAID, "--sro", "Director"), "a theme has an SRO"),
    ((*SAID, "--ci", "jenkins"), "--ci jenkins is not among"),
    ((*SAID, "--starts", "1/2/2026"), "not in the form year-month-day"),
    ((*SAID, "--example"), "--example brings its own"),
]


@pytest.mark.parametrize(("words", "why"), REFUSED)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_made(cipt_says, tmp_path, words, why):
    said = cipt_says("init", "council", *words)
    assert said.code == 2
    assert why in said.err
    assert os.listdir(tmp_path) == []


def test_a_file_in_the_place_of_the_folder_is_no_folder(cipt_says, tmp_path):
    (tmp_path / "council").write_text("x")
    said = cipt_says("init", "council", *SAID)
    assert said.code == 2
    assert "is a file" in said.err


class Terminal:
    """A terminal at which somebody sits."""

    def isatty(self):
        return True


def test_on_a_terminal_what_is_not_said_is_asked(cipt_says, monkeypatch, tmp_path):
    answers = iter(["  ", "Our plan", "Exampleshire", "blue", "completed", "Front door", "", "SRO"])
    answers = itertools.chain(answers, ["nowhere", "gitlab"])
    asked = []

    def prompt(question, **settings):
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(typer, "prompt", prompt)
    said = cipt_says("init", "council")
    assert said.code == 0, said.err
    assert "--title" not in said.err
    assert list(answers) == []
    assert asked[0] == asked[1] == "Title of the plan"
    text = (tmp_path / "council/plan/plan.yaml").read_text("utf-8")
    for line in ("title: Our plan", "organisation: Exampleshire", "scheme: completion"):
        assert f"\n{line}\n" in text
    assert (tmp_path / "council/.gitlab-ci.yml").is_file()
    assert "sro: sro\n" in (tmp_path / "council/plan/themes/1.yaml").read_text("utf-8")
