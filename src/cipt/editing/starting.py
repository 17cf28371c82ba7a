"""The files of a plan that begins: empty and explained, or the invented one with everything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cipt.editing.edit import edited, new_file, typed_tree
from cipt.editing.schema_line import schema_line
from cipt.loading.layout import FileKind, file_kind
from cipt.loading.tree import Tree
from cipt.model.dates import Day
from cipt.shipped import shipped
from cipt.sources.locate import HEADER, NAME

PIPELINES: dict[str, tuple[tuple[str, str], ...]] = {
    "github": (
        ("github/cipt-pull-request.yml", ".github/workflows/cipt-pull-request.yml"),
        ("github/cipt-schedule.yml", ".github/workflows/cipt-schedule.yml"),
        ("comment.py", ".github/cipt_comment.py"),
    ),
    "gitlab": (
        ("gitlab/cipt.gitlab-ci.yml", ".gitlab-ci.yml"),
        ("comment.py", ".gitlab/cipt_comment.py"),
    ),
    "azure": (
        ("azure/cipt-pull-request.yml", "azure-pipelines/cipt-pull-request.yml"),
        ("azure/cipt-schedule.yml", "azure-pipelines/cipt-schedule.yml"),
        ("comment.py", "azure-pipelines/cipt_comment.py"),
    ),
    "none": (),
}
"""For each place that keeps repositories, its pipeline files, and where they belong."""

_AROUND = (
    ("README.md", "README.md"),
    ("gitattributes", ".gitattributes"),
    ("editorconfig", ".editorconfig"),
    ("vscode-settings.json", ".vscode/settings.json"),
    ("vscode-extensions.json", ".vscode/extensions.json"),
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a plan begins with; `sro` is the post of who answers to the board for its themes."""

    title: str
    organisation: str
    starts: Day
    scheme: str = "delivery"
    themes: Sequence[str] = ()
    sro: str | None = None


def around_the_plan(pipelines: str) -> dict[str, bytes]:
    """What stands beside the plan folder: editor settings, schemas, pipelines, a README."""
    starter, examples = shipped("starter"), shipped("examples")
    files = {to: (starter / name).read_bytes() for name, to in _AROUND}
    files |= {to: (examples / name).read_bytes() for name, to in PIPELINES[pipelines]}
    for path in sorted(shipped("schemas").glob("*.schema.json")):
        files[f"schemas/{path.name}"] = path.read_bytes()
    return files


def plan_files(beginning: Beginning) -> dict[str, bytes]:
    """The plan folder of a plan that begins, explained by comments.

    Raises ValueError for a title that no plan file can hold.
    """
    files = dict(_folder(shipped("starter") / NAME))
    header = typed_tree(HEADER, files[HEADER])
    assert isinstance(header, dict)
    said: dict[str, Tree] = {
        "title": beginning.title,
        "organisation": beginning.organisation,
        "starts": beginning.starts.text,
        "scheme": beginning.scheme,
    }
    files[HEADER] = edited(HEADER, files[HEADER], {**header, **said})
    sro = _officer(files, beginning.sro) if beginning.sro else None
    explained = (shipped("starter") / "theme.yaml").read_bytes()
    explained = _without_example("sro", explained) if sro else explained
    for number, title in enumerate(beginning.themes, start=1):
        said = {"title": title, "order": str(number), "sro": sro}
        theme = new_file(f"themes/{number}.yaml", said)
        explained_here = explained.replace(b"1.1", f"{number}.1".encode())
        files[f"themes/{number}.yaml"] = theme + explained_here
    return _in_plan(files)


def example_files() -> dict[str, bytes]:
    """The plan folder of the invented plan."""
    return _in_plan(dict(_folder(shipped("starter") / "example" / NAME)))


def _officer(files: dict[str, bytes], post: str) -> str:
    """Puts an officer into people.yaml; the id, which is the post in small letters."""
    words = re.findall(r"[a-z0-9]+", post.lower().replace("'", "").replace("’", ""))
    identity = "-".join(words) or "sro"
    data = _without_example("officers", files["people.yaml"])
    people = typed_tree("people.yaml", data)
    assert isinstance(people, dict)
    meant: Tree = {**people, "officers": [{"id": identity, "post": post}]}
    files["people.yaml"] = edited("people.yaml", data, meant)
    return identity


def _without_example(key: str, data: bytes) -> bytes:
    """The file without the comment that shows how a key is written."""
    return re.sub(rf"(?m)^# {key}:.*\n(?:#  .*\n)*".encode(), b"", data)


def _folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _in_plan(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files below the plan folder; where editors have a schema, its line stands first."""
    placed: dict[str, bytes] = {}
    for path, data in files.items():
        kind = file_kind(path)
        line = f"{schema_line('', kind.name, path)}\n" if isinstance(kind, FileKind) else ""
        placed[f"{NAME}/{path}"] = line.encode() + data
    return placed
