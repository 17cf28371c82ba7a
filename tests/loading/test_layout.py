"""Which file holds what, and what is said of a file that nobody would read."""

import pytest

from cipt.loading.layout import FileKind, Stray, file_kind, is_of_no_concern
from cipt.loading.plan import load_plan
from cipt.sources.memory import MemoryTree

PLAN = {"plan.yaml": "title: Plan\norganisation: Council\n"}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("plan.yaml", "plan"),
        ("people.yaml", "people"),
        ("recommendations.yml", "recommendations"),
        ("meetings.yaml", "meetings"),
        ("waivers.yaml", "waivers"),
        ("themes/1.yaml", "theme"),
        ("actions/1.1.1.yaml", "action"),
        ("actions/1/1.1.1.yaml", "action"),
        ("actions/Voice of the child/3.6.1b.yml", "action"),
        ("measures/7.yaml", "measure"),
    ],
)
def test_a_file_holds_what_its_place_says(path, name):
    kind = file_kind(path)
    assert isinstance(kind, FileKind)
    assert kind.name == name


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "readme.yaml",
        "LICENSE",
        "logo.png",
        "notes.txt",
        "Minutes of March.docx",
        "reports/2019-05/notes.yaml",
        "inbox/answers/1.yaml",
        "templates/report.md",
        "themes/README.md",
        "actions/1/Thumbs.db",
        "actions/1/desktop.ini",
        "papers/board.pdf",
    ],
)
def test_files_that_are_no_part_of_the_plan_are_passed_over(path):
    assert file_kind(path) is None
    assert load_plan(MemoryTree({**PLAN, path: "["})).troubles == ()


ENDING = "is not read: its name does not end in .yaml"
NO_ID = "has a name that cannot be an id"
DEEP = "lies too deep in its folder"
NO_FOLDER = "is not read: the plan has no such folder"
NO_FILE = "is not read: the plan has no such file"
RENAME = "Name it 1.1.1.yaml, or move it out of actions/"
LETTERS = "Use letters a to z, digits, dots, - and _ in the name, as in 1.10.2.yaml"
ANYWHERE = "Move it to actions/, measures/ or themes/"
FOLDER = "is a file where a folder belongs"


@pytest.mark.parametrize(
    ("path", "why", "hint"),
    [
        ("actions/1/1.1.1.txt", ENDING, RENAME),
        ("actions/1/1.1.1.yaml.txt", ENDING, RENAME),
        ("actions/1/1.1.1.YAML", ENDING, RENAME),
        ("actions/1/1.1.1", ENDING, RENAME),
        ("actions/1/1.1.1.docx", ENDING, "Move it out of actions/, to reports/ or elsewhere"),
        ("actions/1/1.1.1.yaml~", ENDING, "Move it out of actions/, to reports/ or elsewhere"),
        ("actions/1/1 1 1.yaml", NO_ID, LETTERS),
        ("actions/1/é.yaml", NO_ID, LETTERS),
        ("actions/1/new/1.1.1.yaml", DEEP, "Move it to actions/"),
        ("themes/1/1.yaml", DEEP, "Move it to themes/"),
        ("action/1.1.1.yaml", NO_FOLDER, "Move it to actions/"),
        ("Actions/1.1.1.yaml", NO_FOLDER, "Move it to actions/"),
        ("old/1.1.1.yaml", NO_FOLDER, ANYWHERE),
        ("1.1.1.yaml", NO_FILE, ANYWHERE),
        ("People.yaml", "is not read under this name", "Name it people.yaml"),
        ("waivers.YML", "is not read under this name", "Name it waivers.yaml"),
        ("actions", FOLDER, "Put the folder actions in its place"),
        ("Themes", FOLDER, "Put the folder themes in its place"),
    ],
)
def test_a_file_that_would_go_unread_is_named_with_its_right_place(path, why, hint):
    assert isinstance(file_kind(path), Stray)
    (trouble,) = load_plan(MemoryTree({**PLAN, path: "title: A\narea: 1.1\n"})).troubles
    assert (trouble.rule, trouble.path, trouble.line) == ("misplaced-file", path, 1)
    assert (trouble.message, trouble.hint) == (f"{path.rpartition('/')[2]} {why}", hint)


@pytest.mark.parametrize(
    ("path", "kinds", "incomplete"),
    [
        ("actions/1/1.1.1.txt", {"action"}, set()),
        ("action/1.1.1.yaml", {"action"}, set()),
        ("actions/1/a/1.1.1.yaml", {"action"}, set()),
        ("theme/1.1.1.yaml", {"theme"}, {"area"}),
        ("1.1.1.yaml", {"action", "measure", "theme"}, {"area"}),
        ("actions/1/1 1.yaml", set(), {"action"}),
        ("actions/1/1.1.1.docx", set(), set()),
        ("People.yaml", set(), {"officer", "group"}),
        ("actions", set(), {"action"}),
        ("themes", set(), {"theme", "area", "section"}),
    ],
)
def test_what_a_misplaced_file_may_hold_is_not_called_unknown_elsewhere(path, kinds, incomplete):
    loaded = load_plan(MemoryTree({**PLAN, path: "title: A\narea: 1.1\n"}))
    assert {
        kind for kind in ("action", "measure", "theme") if "1.1.1" in loaded.lost_ids(kind)
    } == kinds
    assert loaded.incomplete == incomplete
    assert {lost.path for lost in loaded.lost} == {path}


@pytest.mark.parametrize(
    ("path", "concern"),
    [
        ("", True),
        ("actions", True),
        ("actions/1", True),
        ("actions/1/1.1.1.yaml", True),
        ("people.yaml", True),
        ("old", True),
        ("logo.png", False),
        ("reports", False),
        ("reports/archive", False),
        ("inbox/1.yaml", False),
        ("README.md", False),
    ],
)
def test_what_cannot_be_opened_matters_only_where_something_would_be_read(path, concern):
    assert is_of_no_concern(path) != concern


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ("actions/1/PR1.yaml", "actions/1/pr1.yaml", "actions/1/PR1.yaml"),
        ("actions/1/1.1.1.yaml", "actions/1/1.1.1.yml", "actions/1/1.1.1.yaml"),
        ("actions/A/1.yaml", "actions/a/1.yaml", "actions/A/1.yaml"),
        (f"actions/1/{'A' * 40}.yaml", f"actions/1/{'a' * 40}.yaml", f"{'A' * 39}…"),
    ],
)
def test_files_that_another_computer_takes_for_one_are_named(first, second, named):
    text = "title: A\narea: 1.1\n"
    (trouble,) = load_plan(MemoryTree({**PLAN, first: text, second: text})).troubles
    assert (trouble.rule, trouble.path, trouble.costs) == ("file-name-clash", second, False)
    assert trouble.message == f"the file's name differs only in case or ending from {named}"
    assert len(trouble.message) <= 100


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("actions/1/COM1.yaml", "COM1.yaml"),
        ("actions/1/aux.2.yaml", "aux.2.yaml"),
        ("actions/Nul/1.1.1.yaml", "Nul"),
        ("measures/con.yml", "con.yml"),
    ],
)
def test_files_that_windows_cannot_hold_are_named_and_read_all_the_same(path, named):
    loaded = load_plan(MemoryTree({**PLAN, path: "title: A\narea: 1.1\n"}))
    found = [one for one in loaded.troubles if one.rule == "file-name-reserved"]
    assert [(one.path, one.costs) for one in found] == [(path, False)]
    assert f"nothing can be named {named}," in found[0].message
    assert len(found[0].message) <= 100
    assert loaded.lost == () or path.startswith("measures/")


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        (
            "actions/1/COM1.2.yaml",
            "Name it COM1-1.2.yaml, also where its id is named, and write the printed one under "
            "`number`",
        ),
        ("measures/con.yml", "Name it con-1.yml, also where its id is named"),
        ("actions/aux/1.1.1.yaml", "Give the folder another name: it may be any"),
    ],
)
def test_a_name_that_windows_keeps_is_told_with_one_to_write_instead(path, hint):
    loaded = load_plan(MemoryTree({**PLAN, path: "title: A\narea: 1.1\n"}))
    assert [one.hint for one in loaded.troubles if one.rule == "file-name-reserved"] == [hint]


@pytest.mark.parametrize("name", ["contacts", "com10", "auxiliary.1", "1.con", "lpt"])
def test_files_that_only_begin_like_a_device_of_windows_are_not_named(name):
    loaded = load_plan(MemoryTree({**PLAN, f"actions/1/{name}.yaml": "title: A\narea: 1.1\n"}))
    assert loaded.troubles == ()


def test_files_of_one_name_in_two_folders_do_not_clash():
    text = "title: A\narea: 1.1\n"
    files = {"actions/1/1.1.1.yaml": text, "actions/2/1.1.1.yaml": text}
    assert load_plan(MemoryTree({**PLAN, **files})).troubles == ()
