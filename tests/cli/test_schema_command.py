"""`cipt schema`: printing, writing and checking the forms that editors check plan files by."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import cipt
from cipt.cli import schema
from cipt.cli.app import run
from cipt.loading.schema import SCHEMA_NAMES, schema_file, schema_text


@pytest.fixture
def cipt_schema(capsys):
    """Runs `cipt schema` with some words; its exit code, output and talk."""

    def ran(*words):
        code = run(["schema", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return ran


def test_alone_it_lists_each_schema_with_the_files_that_it_is_for(cipt_schema, checkout):
    code, out, _ = cipt_schema()
    assert code == 0
    assert [line.split()[:2] for line in out.splitlines()[1:9]] == [
        ["plan", "plan.yaml"],
        ["people", "people.yaml"],
        ["recommendations", "recommendations.yaml"],
        ["theme", "themes/ID.yaml"],
        ["action", "actions/THEME/ID.yaml"],
        ["measure", "measures/ID.yaml"],
        ["meetings", "meetings.yaml"],
        ["waivers", "waivers.yaml"],
    ]
    assert out.endswith(f"\nThey lie in {checkout / 'schemas'}. `cipt schema NAME` prints one.\n")


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_with_a_name_it_prints_that_schema_and_nothing_else(cipt_schema, name):
    assert cipt_schema(name) == (0, schema_text(name), "")


def test_a_misspelt_name_is_answered_with_the_one_that_was_meant(cipt_schema):
    code, out, err = cipt_schema("acton")
    assert (code, out, err) == (2, "", "cipt: there is no schema acton\nDid you mean action?\n")
    _, _, err = cipt_schema("xyz")
    assert err.endswith(f"\nWrite one of: {', '.join(SCHEMA_NAMES)}\n")


def test_a_folder_of_ones_own_gets_all_of_them_and_they_are_current_then(cipt_schema, tmp_path):
    folder = tmp_path / "plan of ours" / "schemas"
    code, out, err = cipt_schema("--write", "--into", str(folder))
    assert (code, out) == (0, "")
    assert err == f"9 of 9 schemas written to {folder}; the rest are current.\n"
    assert sorted(path.name for path in folder.iterdir()) == sorted(map(schema_file, SCHEMA_NAMES))
    action = (folder / "action.schema.json").read_bytes()
    assert action == schema_text("action").encode()
    assert json.loads(action)["title"] == "Action"
    assert cipt_schema("--check", "--into", str(folder)) == (
        0,
        f"The schemas in {folder} are current.\n",
        "",
    )


def test_checking_says_what_is_not_current_and_what_to_write_and_changes_nothing(
    cipt_schema, tmp_path
):
    cipt_schema("--write", "--into", str(tmp_path))
    theme, action = tmp_path / "theme.schema.json", tmp_path / "action.schema.json"
    theme.unlink()
    action.write_text("{}", encoding="utf-8")
    code, out, _ = cipt_schema("--check", "--into", str(tmp_path))
    assert code == 1
    assert out.splitlines() == [
        f"{theme} is missing",
        f"{action} is not current",
        f"Write: cipt schema --write --into {tmp_path}",
    ]
    assert not theme.exists()
    assert action.read_text(encoding="utf-8") == "{}"


def test_writing_leaves_current_files_and_those_of_others_alone(cipt_schema, tmp_path):
    cipt_schema("--write", "--into", str(tmp_path))
    (tmp_path / "theme.schema.json").unlink()
    other = tmp_path / "other.schema.json"
    other.write_text("{}", encoding="utf-8")
    before = (tmp_path / "plan.schema.json").stat()
    _, _, err = cipt_schema("--write", "--into", str(tmp_path))
    assert err.startswith("1 of 9 schemas written to ")
    assert (tmp_path / "plan.schema.json").stat().st_mtime_ns == before.st_mtime_ns
    assert other.read_text(encoding="utf-8") == "{}"


def test_line_endings_of_windows_do_not_make_a_schema_stale(cipt_schema, tmp_path):
    for name in SCHEMA_NAMES:
        text = schema_text(name).replace("\n", "\r\n")
        (tmp_path / schema_file(name)).write_bytes(text.encode())
    assert cipt_schema("--check", "--into", str(tmp_path))[0] == 0


def test_a_checkout_is_written_to_without_being_named(cipt_schema, monkeypatch, tmp_path):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "schemas").mkdir()
    monkeypatch.setattr(schema, "shipped", lambda kind: tmp_path / kind)
    code, out, _ = cipt_schema("--check")
    assert code == 1
    assert out.endswith("\nWrite: cipt schema --write\n")
    assert cipt_schema("--write")[0] == 0
    assert cipt_schema("--check")[0] == 0


def test_an_installed_cipt_keeps_its_schemas_as_they_came(cipt_schema, monkeypatch, tmp_path):
    monkeypatch.setattr(schema, "shipped", lambda kind: tmp_path)
    code, _, err = cipt_schema("--write")
    assert code == 2
    assert err == (
        "cipt: the schemas of an installed cipt stay as they came\n"
        "Write: cipt schema --write --into DIR, with a folder of your own.\n"
    )
    assert not list(tmp_path.iterdir())


def test_a_cipt_without_its_schemas_says_so(cipt_schema, monkeypatch):
    def missing(kind):
        raise FileNotFoundError(kind)

    monkeypatch.setattr(schema, "shipped", missing)
    assert cipt_schema("--check")[2].startswith("cipt: cipt's own folder of schemas is missing\n")
    assert cipt_schema("action")[0] == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--write", "--check"], "--write and --check do not go together"),
        (["action", "--write"], "--write is for all schemas at once, and action is one of them"),
        (["action", "--check"], "--check is for all schemas at once, and action is one of them"),
        (["--into", "x"], "--into needs --write or --check"),
        (["--write", "--into", ""], "--into is empty"),
    ],
)
def test_words_that_do_not_go_together_are_refused_before_anything_is_done(
    cipt_schema, monkeypatch, tmp_path, words, why
):
    monkeypatch.chdir(tmp_path)
    code, out, err = cipt_schema(*words)
    assert (code, out) == (2, "")
    assert err.startswith(f"cipt: {why}\n")
    assert not list(tmp_path.iterdir())


def test_a_file_where_the_folder_belongs_is_one_clear_line(cipt_schema, tmp_path):
    (tmp_path / "file").touch()
    code, _, err = cipt_schema("--write", "--into", str(tmp_path / "file"))
    assert code == 2
    assert err.startswith(f"cipt: the folder {tmp_path / 'file'} cannot be made: ")
    code, out, _ = cipt_schema("--check", "--into", str(tmp_path / "file"))
    assert code == 1
    assert f"{tmp_path / 'file' / 'plan.schema.json'} " in out


def test_loading_a_plan_does_not_import_what_makes_schemas():
    program = "import sys, cipt.loading.plan; print(*sys.modules)"
    source = str(Path(cipt.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()
    assert "cipt.loading.layout" in loaded
    assert not {name for name in loaded if name.startswith("cipt.loading.schema")}
