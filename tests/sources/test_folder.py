"""A plan in a folder: what is read of it, what is refused and why, and what is never reached."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import cipt
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree
from cipt.sources.tree import SIZE_LIMIT, CannotRead, Listing

NEEDS_UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")

LEADS_OUT = "is a link that leads out of the plan folder"
IS_FOLDER = "is a folder where a file belongs"


@pytest.fixture
def plan(tmp_path):
    folder = tmp_path / "council" / "plan"
    write(folder, "plan.yaml", b"title: Plan\n")
    return folder


def write(folder, path, data=b"x: y\n"):
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def test_every_file_below_the_folder_is_listed_in_order(plan):
    for path in ("actions/2/2.1.yaml", "actions/1/1.10.yaml", "actions/1/1.2.yaml", "a.txt"):
        write(plan, path)
    assert FolderTree(plan).listing() == Listing(
        ("a.txt", "actions/1/1.10.yaml", "actions/1/1.2.yaml", "actions/2/2.1.yaml", "plan.yaml")
    )


def test_hidden_files_and_folders_are_passed_over(plan):
    write(plan, ".git/config.yaml")
    write(plan, "actions/.1.1.1.yaml.swp")
    write(plan, "actions/1/.DS_Store")
    assert FolderTree(plan).listing() == Listing(("plan.yaml",))


def test_a_file_gives_its_bytes_as_they_are(plan):
    data = b"\xef\xbb\xbftitle: caf\xe9\r\n\0\x1a\n"
    write(plan, "actions/1/1.1.1.yaml", data)
    assert FolderTree(plan).read("actions/1/1.1.1.yaml") == data


def test_names_with_spaces_and_other_alphabets_are_read(tmp_path):
    folder = tmp_path / "Children’s plan ✓" / "plan"
    write(folder, "actions/Gwasanaethau plant/1 ŷ.yaml", b"a: b\n")
    tree = FolderTree(folder)
    assert tree.listing().paths == ("actions/Gwasanaethau plant/1 ŷ.yaml",)
    assert tree.read("actions/Gwasanaethau plant/1 ŷ.yaml") == b"a: b\n"


@NEEDS_UNIX
def test_a_name_that_is_no_utf_8_is_listed_and_read(plan):
    # macOS refuses such names.
    try:
        write(plan, os.fsdecode(b"actions/1/\xff.yaml"), b"a: b\n")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (path, _) = FolderTree(plan).listing().paths
    assert os.fsencode(path) == b"actions/1/\xff.yaml"
    assert FolderTree(plan).read(path) == b"a: b\n"


def test_a_large_file_is_read_no_further_than_the_limit(plan):
    with write(plan, "actions/1/1.1.1.yaml").open("wb") as file:
        file.truncate(10 * 1024 * 1024)
    assert len(FolderTree(plan).read("actions/1/1.1.1.yaml")) <= SIZE_LIMIT + 32 * 1024


def test_a_file_of_just_the_limit_is_read_whole(plan):
    write(plan, "actions/1/1.1.1.yaml", b"a" * SIZE_LIMIT)
    assert len(FolderTree(plan).read("actions/1/1.1.1.yaml")) == SIZE_LIMIT


def test_a_file_that_is_gone_since_it_was_listed_is_named_with_a_reason(plan):
    with pytest.raises(CannotRead, match="cannot be read: No such file or directory"):
        FolderTree(plan).read("actions/1/1.1.1.yaml")


def test_folders_are_read_to_a_depth_that_no_plan_reaches(plan):
    deep = "/".join("abcdefgh")
    write(plan, f"{deep}/reached.yaml")
    write(plan, f"{deep}/i/too-deep.yaml")
    listing = FolderTree(plan).listing()
    assert f"{deep}/reached.yaml" in listing.paths
    assert listing.refused == ((f"{deep}/i", "lies too deep to be read"),)


# --- what is no file ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["plan.yml", "actions/1/1.1.1.yaml"])
def test_a_folder_where_a_file_belongs_is_named_and_its_files_are_not_read(plan, path):
    write(plan, f"{path}/hidden-in-here.yaml")
    listing = FolderTree(plan).listing()
    assert listing == Listing(("plan.yaml",), ((path, IS_FOLDER),))


@NEEDS_UNIX
def test_a_folder_that_takes_a_files_place_after_listing_is_named(plan):
    (plan / "actions").mkdir()
    with pytest.raises(CannotRead, match=IS_FOLDER):
        FolderTree(plan).read("actions")


@NEEDS_UNIX
def test_a_pipe_is_named_and_nobody_waits_for_it(plan):
    os.mkfifo(plan / "people.yaml")
    assert FolderTree(plan).listing() == Listing(
        ("plan.yaml",), (("people.yaml", "is not a file"),)
    )
    assert FolderTree(plan).read("people.yaml") == b""


# --- links --------------------------------------------------------------------------------------


@NEEDS_UNIX
def test_a_link_to_a_file_of_the_plan_is_read(plan):
    write(plan, "themes/1.yaml", b"title: T\n")
    (plan / "themes" / "2.yaml").symlink_to("1.yaml")
    tree = FolderTree(plan)
    assert tree.listing() == Listing(("plan.yaml", "themes/1.yaml", "themes/2.yaml"))
    assert tree.read("themes/2.yaml") == b"title: T\n"


@NEEDS_UNIX
@pytest.mark.parametrize("target", ["/etc/passwd", "../../secret.yaml", "../../plan.yaml", ".."])
def test_a_link_that_leads_out_is_named_and_not_listed(plan, target):
    write(plan.parent.parent, "secret.yaml")
    (plan / "people.yaml").symlink_to(target)
    assert FolderTree(plan).listing() == Listing(("plan.yaml",), (("people.yaml", LEADS_OUT),))


@NEEDS_UNIX
def test_a_link_to_a_folder_beside_the_plan_with_a_longer_name_leads_out(plan):
    write(plan.parent, "plan-of-last-year/people.yaml")
    (plan / "people.yaml").symlink_to("../plan-of-last-year/people.yaml")
    assert FolderTree(plan).listing().refused == (("people.yaml", LEADS_OUT),)


@NEEDS_UNIX
def test_a_link_by_way_of_another_link_is_judged_by_where_it_ends(plan):
    (plan / "notes").symlink_to("/etc")
    (plan / "people.yaml").symlink_to("notes/passwd")
    assert FolderTree(plan).listing().refused == (("notes", LEADS_OUT), ("people.yaml", LEADS_OUT))


@NEEDS_UNIX
def test_a_linked_folder_is_not_walked_even_inside_the_plan(plan):
    write(plan, "actions/1/1.1.1.yaml")
    (plan / "actions" / "2").symlink_to("1")
    (plan / "actions" / "1" / "again").symlink_to("..")
    listing = FolderTree(plan).listing()
    assert listing.paths == ("actions/1/1.1.1.yaml", "plan.yaml")
    assert {why for _, why in listing.refused} == {"is a link, and not to a file"}


@NEEDS_UNIX
@pytest.mark.parametrize("target", [".git/config", ".env"])
def test_a_link_cannot_bring_hidden_files_into_the_plan(plan, target):
    write(plan, target, b"token: secret\n")
    (plan / "people.yaml").symlink_to(target)
    assert FolderTree(plan).listing().refused == (("people.yaml", "is a link to a hidden file"),)


@NEEDS_UNIX
@pytest.mark.parametrize("target", ["people.yaml", "gone.yaml"])
def test_a_link_to_itself_or_to_nothing_is_named(plan, target):
    (plan / "people.yaml").symlink_to(target)
    ((path, why),) = FolderTree(plan).listing().refused
    assert path == "people.yaml"
    assert why.startswith("is a link")


@NEEDS_UNIX
def test_a_plan_folder_that_is_itself_a_link_is_read(plan, tmp_path):
    (tmp_path / "link").symlink_to(plan)
    (plan / "people.yaml").symlink_to("plan.yaml")
    listing = FolderTree(tmp_path / "link").listing()
    assert listing == Listing(("people.yaml", "plan.yaml"))


# --- permissions --------------------------------------------------------------------------------

# Root reads everything, so that root becomes nobody, once it has read the code.
AS_NOBODY = """
import os, sys
from pathlib import Path
from cipt.sources.folder import FolderTree
from cipt.sources.tree import CannotRead
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
tree = FolderTree(Path(sys.argv[1]))
print(tree.listing())
for path in sys.argv[2:]:
    try:
        print(tree.read(path))
    except CannotRead as problem:
        print(f"{path} {problem}")
"""


@pytest.fixture
def open_plan(plan):
    """A plan in a folder that any user of the machine can reach."""
    for folder in (plan, *plan.parents) if os.geteuid() == 0 else ():
        folder.chmod(folder.stat().st_mode | 0o055)
        if folder.name.startswith("pytest-of-"):
            break
    return plan


def as_nobody(plan, *paths):
    source = str(Path(cipt.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(plan), *paths],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@NEEDS_UNIX
def test_a_file_that_may_not_be_read_is_named_with_the_reason(open_plan):
    write(open_plan, "people.yaml").chmod(0)
    said = as_nobody(open_plan, "people.yaml", "plan.yaml")
    assert said[1:] == [
        "people.yaml may not be read: its permissions forbid it",
        "b'title: Plan\\n'",
    ]


@NEEDS_UNIX
def test_a_folder_that_may_not_be_read_is_named_and_the_rest_is_listed(open_plan):
    write(open_plan, "actions/1/1.1.1.yaml")
    write(open_plan, "actions/2/2.1.1.yaml")
    (open_plan / "actions" / "1").chmod(0)
    try:
        (listing,) = as_nobody(open_plan)
    finally:
        (open_plan / "actions" / "1").chmod(0o755)
    assert listing == str(
        Listing(
            ("actions/2/2.1.1.yaml", "plan.yaml"),
            (("actions/1", "may not be read: its permissions forbid it"),),
        )
    )


# --- memory -------------------------------------------------------------------------------------


def test_what_is_held_in_memory_stands_in_for_the_file_on_disk(plan):
    write(plan, "people.yaml", b"on disk\n")
    tree = MemoryTree({"people.yaml": "unsaved\n", "meetings.yaml": b"new\n"}, FolderTree(plan))
    assert tree.listing().paths == ("meetings.yaml", "people.yaml", "plan.yaml")
    assert tree.read("people.yaml") == b"unsaved\n"
    assert tree.read("meetings.yaml") == b"new\n"
    assert tree.read("plan.yaml") == b"title: Plan\n"


def test_what_is_held_in_memory_mends_what_the_disk_refuses(plan):
    (plan / "people.yaml").mkdir()
    tree = MemoryTree({"people.yaml": "officers:\n"}, FolderTree(plan))
    assert tree.listing() == Listing(("people.yaml", "plan.yaml"))


def test_a_path_that_memory_does_not_hold_cannot_be_read():
    with pytest.raises(CannotRead, match="is not there"):
        MemoryTree({}).read("plan.yaml")
