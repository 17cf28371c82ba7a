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


def test_what_readme_tells_to_add_to_an_action_can_be_added_as_it_stands(
    checkout, sample, tmp_path, monkeypatch, capsys
):
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    day = readme[readme.index("## A day's work") : readme.index("**Finish an action.**")]
    update, revision = re.findall(r"```yaml\n(.*?)```", day, re.DOTALL)
    shutil.copytree(sample, tmp_path / "plan")
    action = tmp_path / "plan" / "actions" / "2" / "2.6.1.yaml"
    due = "due: 2019-01-31\n"
    text = action.read_text(encoding="utf-8").replace(due, due + revision) + update
    action.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--as-of", "2019-06-30"]) == 0
    capsys.readouterr()
    assert run(["show", "2.6.1", "--as-of", "2019-06-30"]) == 0
    shown = capsys.readouterr().out
    assert "due 31 July 2019" in shown
    assert "All cases reviewed but two" in shown


def test_every_file_that_readme_links_to_is_there(checkout):
    text = (checkout / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)]+)\)", text)
    assert [path for path in linked if not (checkout / path).exists()] == []
