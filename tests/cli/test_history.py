"""`cipt history`: the story of an action or of the plan, in each format."""

import json

import pytest

from cipt.cli.app import run


@pytest.fixture
def history(sample, capsys):
    """Run the command on the sample; exit code, output, talk."""

    def go(*words):
        code = run(["history", "--plan", str(sample), *words])
        return code, *capsys.readouterr()

    return go


def test_the_plan_is_told_month_by_month(history):
    code, out, err = history("--as-of", "2019-07")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == ("Bradford children's improvement plan: its history, as of 31 July 2019")
    assert [line.split("  ")[0] for line in lines[4:7]] == [
        "31 May 2019",
        "30 June 2019",
        "31 July 2019",
    ]
    assert lines[8] == "June 2019"
    assert sum(line.startswith("Newly overdue") for line in lines) == 25


def test_without_an_action_and_a_day_the_story_of_a_closed_plan_ends_where_it_was_closed(history):
    code, out, _ = history()
    assert code == 0
    assert "as of 31 May 2019" in out
    assert "Nothing is compared with a day before 31 May 2019" in out


def test_the_plan_as_json_keeps_to_its_contract(history):
    code, out, err = history("--as-of", "2019-06-30", "--format", "json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert list(answer) == [
        "schema_version",
        "as_of",
        "source",
        "plan",
        "notes",
        "months",
        "unreadable",
    ]
    assert (answer["schema_version"], answer["as_of"]) == (1, "2019-06-30")
    assert (answer["source"], answer["unreadable"]) == ("facts", [])
    may, june = answer["months"]
    assert list(june) == [
        "day",
        "commit",
        "problem",
        "actions",
        "withdrawn",
        "conditions",
        "rag",
        "compared",
        "newly_overdue",
        "moves",
        "removed",
        "unreadable",
    ]
    assert (may["compared"], june["compared"]) == (False, True)
    assert june["rag"] == {"RED": 63, "GREY": 3, "AMBER": 29, "GREEN": 35, "BLUE": 0}
    assert june["conditions"]["overdue"] == 62
    assert len(june["newly_overdue"]) == 14
    assert (june["commit"], june["problem"], june["moves"]) == (None, None, [])


def test_the_plan_as_markdown_has_a_table_a_month(history):
    code, out, _ = history("--as-of", "2019-06-30", "--format", "md")
    assert code == 0
    assert out.startswith("# Bradford children's improvement plan: its history, as of 30 June 2019")
    assert "\n## At the end of each month\n\n| Month end | Actions |" in out
    assert "\n## June 2019\n\n| What | Action | Title | How |" in out
    assert "## \n" not in out


def test_an_action_as_json_keeps_to_its_contract(history):
    code, out, err = history("2.6.1", "--format", "json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert list(answer) == ["schema_version", "as_of", "plan", "notes", "actions", "unreadable"]
    [action] = answer["actions"]
    assert list(action) == ["id", "number", "title", "now", "facts", "commits"]
    assert (action["now"]["rag"], action["now"]["days_overdue"]) == ("RED", 120)
    assert action["facts"] == [{"date": "2019-05-31", "text": "Rated AMBER", "later": False}]


def test_an_action_in_text_and_markdown_says_how_it_stands(history):
    assert "RED, overdue\n" in history("2.6.1")[1]
    assert "\n**RED, overdue**\n" in history("2.6.1", "--format", "md")[1]
    later = history("2.6.1", "--as-of", "2019-03-31")[1]
    assert "Rated AMBER (after the as-of day)" in later


def test_the_output_goes_to_a_file_where_that_is_asked(history, tmp_path):
    file = tmp_path / "history.md"
    code, out, _ = history("--format", "md", "--output", str(file))
    assert (code, out) == (0, "")
    assert file.read_text(encoding="utf-8").startswith("# Bradford")


def test_a_story_never_is_of_an_action_and_from_git_alone(history):
    code, out, err = history("2.6.1", "--from-git")
    assert (code, out) == (2, "")
    assert err == (
        "cipt: --from-git does not go with an action: its story always has both\n"
        "Write: cipt history 2.6.1\n"
    )


@pytest.mark.parametrize("words", [["--format", "html"], ["--as-of", "31/05/2019"], ["1", "2"]])
def test_wrong_use_is_a_line_why_and_a_line_what_to_do(history, words):
    code, out, err = history(*words)
    assert (code, out) == (2, "")
    assert err.count("\n") == 2


def test_the_same_plan_and_day_give_the_same_bytes(history):
    assert history("--as-of", "2019-07") == history("--as-of", "2019-07")
