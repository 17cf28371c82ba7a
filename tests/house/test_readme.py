"""README shows what the commands really print."""

import re
import shlex
import shutil

import pytest

from cipt.cli.app import COMMANDS, run
from cipt.render.rulebook import catalogue_markdown
from cipt.rules.registry import all_rules

BLOCK = re.compile(r"```console\n\$ cipt ([^\n]+)\n(.*?)```", re.DOTALL)


def blocks(checkout):
    return BLOCK.findall((checkout / "README.md").read_text(encoding="utf-8"))


def test_readme_shows_some_output(checkout):
    assert [line for line, _ in blocks(checkout)] == ["status", "show 2.6.1"]


@pytest.mark.parametrize("number", [0, 1])
def test_what_readme_shows_is_what_the_command_prints(checkout, monkeypatch, capsys, number):
    line, shown = blocks(checkout)[number]
    monkeypatch.chdir(checkout)
    assert run(shlex.split(line)) == 0
    assert capsys.readouterr().out == shown


def test_the_day_s_work_in_readme_writes_what_readme_shows(checkout, tmp_path, monkeypatch, capsys):
    text = (checkout / "README.md").read_text(encoding="utf-8").partition("## A day's work")[2]
    commands = text.partition("```sh\n")[2].partition("```")[0].splitlines()
    shown = text.partition("```yaml\n")[2].partition("```")[0]
    shutil.copytree(checkout / "plan", tmp_path / "plan")
    monkeypatch.chdir(tmp_path)
    for line in commands:
        assert run(shlex.split(line)[1:]) == 0, capsys.readouterr().err
    assert len(commands) == 5
    assert run(["check", "--as-of", "2019-08-31"]) == 0
    assert (tmp_path / "plan/actions/2/2.6.1.yaml").read_text(encoding="utf-8").endswith(shown)


def test_readme_names_every_command(checkout):
    text = (checkout / "README.md").read_text(encoding="utf-8")
    assert [line.name for line in COMMANDS if f"`cipt {line.name}" not in text] == []


def test_readme_shows_the_finding_as_check_prints_it(checkout, tmp_path, monkeypatch, capsys):
    """The worked slip of the hand, on a copy of the action that README edits."""
    text = (checkout / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```\n(error CIP.*?)```", text, re.DOTALL)
    assert shown
    plan = tmp_path / "plan"
    folder = plan / "actions" / "2"
    folder.mkdir(parents=True)
    source = (checkout / "plan/actions/2/2.6.1.yaml").read_text(encoding="utf-8")
    (folder / "2.6.1.yaml").write_text(source.replace("due: 2019-01-31", "due: 30/04/2019"))
    monkeypatch.chdir(tmp_path)
    run(["check", "--select", "ambiguous-date"])
    assert capsys.readouterr().out.startswith(shown[1])


def test_the_rule_reference_says_what_the_rules_say(checkout):
    written = (checkout / "docs" / "rules.md").read_text(encoding="utf-8")
    now = catalogue_markdown(all_rules())
    assert written == now, "the rules have changed: run `make rules` and read the difference"


def test_every_link_of_the_rule_reference_leads_to_a_heading_of_it(checkout):
    text = (checkout / "docs" / "rules.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.M)
    anchors = [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)
    assert "(docs/rules.md)" in (checkout / "README.md").read_text(encoding="utf-8")


def test_every_file_that_readme_links_to_is_there(checkout):
    text = (checkout / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)]+)\)", text)
    assert [path for path in linked if not (checkout / path).exists()] == []


def test_every_picture_of_readme_is_there_and_quick_to_load(checkout):
    text = (checkout / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]{20,}\]\(([^)]+\.png)\)", text)
    assert len(pictures) == text.count("![") == 2
    for name in pictures:
        assert 10_000 < (checkout / name).stat().st_size < 250_000
