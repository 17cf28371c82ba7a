"""The plan is found from any folder in or below the one that holds it."""

import os
from pathlib import Path

import pytest

from cipt.faults import CannotGoOn
from cipt.sources.locate import find_plan, shown_prefix


@pytest.fixture
def council(tmp_path):
    """A folder with a plan in it, as a council keeps it."""
    plan = tmp_path / "Children’s plan 1" / "plan"
    (plan / "actions" / "1").mkdir(parents=True)
    (plan / "plan.yaml").write_text("title: A plan\n", encoding="utf-8")
    return plan.parent


def why_not(option, start):
    with pytest.raises(CannotGoOn) as stopped:
        find_plan(option, start)
    return stopped.value.why, stopped.value.what_to_do


# --- without an option --------------------------------------------------------------------------


@pytest.mark.parametrize("below", [".", "papers/2019", "plan", "plan/actions", "plan/actions/1"])
def test_the_plan_is_found_from_any_folder_around_it(council, below):
    start = council / below
    start.mkdir(parents=True, exist_ok=True)
    assert find_plan(None, start) == council / "plan"


def test_a_plan_folder_of_another_name_is_found_from_inside(council):
    renamed = (council / "plan").rename(council / "improvement")
    assert find_plan(None, renamed / "actions" / "1") == renamed


def test_the_nearest_plan_is_taken(council):
    nearer = council / "partners" / "plan"
    nearer.mkdir(parents=True)
    (nearer / "plan.yaml").touch()
    assert find_plan(None, council / "partners") == nearer


def test_a_plan_that_lost_its_plan_yaml_is_still_a_plan(council):
    (council / "plan" / "plan.yaml").unlink()
    assert find_plan(None, council) == council / "plan"
    assert find_plan(None, council / "plan" / "actions") == council / "plan"
    assert find_plan(Path("plan"), council) == council / "plan"


def test_a_folder_where_plan_yaml_belongs_does_not_hide_the_plan(council):
    (council / "plan" / "plan.yaml").unlink()
    (council / "plan" / "plan.yaml").mkdir()
    assert find_plan(None, council) == council / "plan"


def test_a_folder_called_actions_makes_no_plan_of_what_holds_it(council):
    other = council / "website" / "actions"
    other.mkdir(parents=True)
    assert find_plan(None, other.parent) == council / "plan"


def test_an_empty_folder_called_plan_does_not_hide_the_plan_above(council):
    (council / "minutes" / "plan").mkdir(parents=True)
    assert find_plan(None, council / "minutes") == council / "plan"


def test_no_plan_anywhere_is_told_with_where_was_looked(tmp_path):
    why, what_to_do = why_not(None, tmp_path)
    assert why == f"there is no folder plan here or above: {tmp_path}"
    assert what_to_do == "Go to the folder that holds it, or write: --plan DIR"


def test_an_empty_plan_folder_is_named(tmp_path):
    (tmp_path / "plan").mkdir()
    why, what_to_do = why_not(None, tmp_path)
    assert why == f"the folder {tmp_path / 'plan'} holds no plan: neither plan.yaml nor actions"
    assert what_to_do == "Name the folder that holds plan.yaml: --plan DIR"


# --- with the option ----------------------------------------------------------------------------


def test_the_folder_that_is_named_is_taken_wherever_it_is(council, tmp_path):
    assert find_plan(council / "plan", tmp_path) == council / "plan"
    assert find_plan(Path("Children’s plan 1/plan"), tmp_path) == council / "plan"
    assert find_plan(Path("."), council / "plan") == council / "plan"


def test_a_missing_folder_is_told(tmp_path):
    assert why_not(Path("nowhere"), tmp_path) == (
        "--plan nowhere: there is no such folder",
        "Write: --plan DIR, with the folder that holds plan.yaml",
    )


def test_a_file_for_a_folder_is_answered_with_its_folder(council):
    assert why_not(Path("plan/plan.yaml"), council) == (
        "--plan plan/plan.yaml is a file, and a plan is a folder",
        "Write: --plan plan",
    )


def test_the_folder_around_the_plan_is_answered_with_the_plan(council, tmp_path):
    assert why_not(council, tmp_path) == (
        f"--plan {council} holds a plan, and is none itself",
        f"Write: --plan {council / 'plan'}",
    )


def test_an_empty_folder_that_is_named_holds_no_plan(tmp_path):
    (tmp_path / "new").mkdir()
    why, _ = why_not(Path("new"), tmp_path)
    assert why == f"the folder {tmp_path / 'new'} holds no plan: neither plan.yaml nor actions"


def test_a_folder_that_may_not_be_read_is_not_called_empty(tmp_path, monkeypatch):
    (tmp_path / "plan").mkdir()
    monkeypatch.setattr("cipt.sources.locate.os.access", lambda path, mode: False)
    why, what_to_do = why_not(None, tmp_path)
    assert why == f"the folder {tmp_path / 'plan'} may not be read"
    assert what_to_do.startswith("Ask whoever looks after it to let you read it")


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "plan.yaml/below"])
def test_a_path_that_cannot_be_is_a_missing_folder(council, name):
    why, _ = why_not(Path(name), council / "plan")
    assert why.endswith(": there is no such folder")


# --- what the files are called ------------------------------------------------------------------


def test_files_are_called_from_the_top_of_the_repository(council):
    (council.parent / ".git").mkdir()
    assert shown_prefix(council / "plan") == "Children’s plan 1/plan"


def test_a_work_tree_whose_git_is_a_file_is_a_repository(council):
    (council / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert shown_prefix(council / "plan") == "plan"


def test_the_nearest_repository_counts(council):
    (council.parent / ".git").mkdir()
    (council / ".git").mkdir()
    assert shown_prefix(council / "plan") == "plan"


def test_a_plan_at_the_top_of_its_repository_has_no_prefix(council):
    (council / "plan" / ".git").mkdir()
    assert shown_prefix(council / "plan") == ""


def test_without_a_repository_files_are_called_from_the_folder_that_holds_the_plan(
    council, monkeypatch
):
    monkeypatch.setattr("cipt.sources.locate.os.path.lexists", lambda path: False)
    assert shown_prefix(council / "plan") == "plan"


def test_a_plan_named_from_inside_is_called_by_its_own_name(council, monkeypatch):
    monkeypatch.chdir(council / "plan" / "actions")
    (council / ".git").mkdir()
    assert shown_prefix(Path("..")) == "plan"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_to_a_plan_is_called_as_its_repository_calls_it(council, tmp_path):
    (council / ".git").mkdir()
    link = tmp_path / "link"
    link.symlink_to(council / "plan", target_is_directory=True)
    assert shown_prefix(link) == "plan"
