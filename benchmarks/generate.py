"""Makes a plan of any number of actions, in the shapes of the sample plan."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "plan"

_AREA_ID = re.compile(r"^(  - id: )(\S+)$", re.MULTILINE)
_SECTION_AREAS = re.compile(r"^    areas:\n(?:      - \S+\n)+", re.MULTILINE)
_AREA = re.compile(r"^(area: )(\S+)$", re.MULTILINE)
_MEASURE = re.compile(r"^(  - measure: )(\S+)$", re.MULTILINE)
_NUMBER = re.compile(r"^( *number: )(.+)$", re.MULTILINE)
_ORDER = re.compile(r"^(order: )(\d+)$", re.MULTILINE)
_SUBJECT = re.compile(r"^(    - )(\S+)$", re.MULTILINE)
_WORDING = re.compile(r"^(title: .*?|  - (?!\w+: ).* .*?)(\"?)$", re.MULTILINE)

_FIRST = ("Ash", "Birch", "Cold", "Dun", "East", "Fair", "Glen", "Haw", "Ivy", "Kirk", "Long")
_SECOND = ("bury", "combe", "dale", "field", "ham", "ley", "mere", "stead", "ton", "wick", "worth")


def generate(folder: Path, actions: int) -> None:
    """Writes a plan of `actions` actions into `folder`, which is emptied first.

    The sample is repeated as often as it takes, each time under other numbers and for another
    place, as if each copy were the plan of a town; the last copy is cut off. Every action keeps
    its own dates, officers and faults.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("plan.yaml", "people.yaml", "recommendations.yaml"):
        shutil.copyfile(SAMPLE / name, folder / name)
    sources = sorted((SAMPLE / "actions").rglob("*.yaml"))
    copies = -(-actions // len(sources))
    for copy in range(copies):
        _copy_themes_and_measures(folder, copy)
        for source in sources[: actions - copy * len(sources)]:
            target = folder / "actions" / f"{copy}.{source.parent.name}" / f"{copy}.{source.name}"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_action(source.read_text(encoding="utf-8"), copy), encoding="utf-8")
    _copy_waivers(folder, copies)


def _action(text: str, copy: int) -> str:
    for numbered in (_AREA, _MEASURE, _NUMBER):
        text = numbered.sub(rf"\g<1>{copy}.\2", text)
    return _WORDING.sub(rf"\1 in {_place(copy)}\2", text)


def _place(copy: int) -> str:
    """An invented place, another for each copy: without it copies would say the same."""
    tens, ones = divmod(copy, len(_FIRST))
    rounds, tens = divmod(tens, len(_SECOND))
    return f"{_FIRST[ones]}{_SECOND[tens]}{'upon' * rounds}"


def _copy_themes_and_measures(folder: Path, copy: int) -> None:
    for kind in ("themes", "measures"):
        (folder / kind).mkdir(exist_ok=True)
        for source in sorted((SAMPLE / kind).glob("*.yaml")):
            text = source.read_text(encoding="utf-8")
            if kind == "themes":
                text = _AREA_ID.sub(rf"\g<1>{copy}.\2", text)
                text = _NUMBER.sub(rf"\g<1>{copy}.\2", text)
                text = _SECTION_AREAS.sub(
                    lambda match: match[0].replace("      - ", f"      - {copy}."), text
                )
                text = _ORDER.sub(lambda match: f"{match[1]}{copy * 10 + int(match[2])}", text)
            (folder / kind / f"{copy}.{source.name}").write_text(text, encoding="utf-8")


def _copy_waivers(folder: Path, copies: int) -> None:
    """What the sample accepts is accepted of every copy."""
    text = (SAMPLE / "waivers.yaml").read_text(encoding="utf-8")
    waivers = [_SUBJECT.sub(rf"\g<1>{copy}.\2", text) for copy in range(copies)]
    (folder / "waivers.yaml").write_text("\n".join(waivers), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("actions", type=int)
    given = parser.parse_args()
    generate(given.folder, given.actions)
