"""Write a CODEOWNERS file: who is asked to look at a pull request that touches an action.

    cipt list --format json | python codeowners.py plan/people.yaml > .github/CODEOWNERS

Each action belongs to its lead officers and its responsible officer, as far as people.yaml has an
address for them: an alias that begins with @, as in `aliases: ["@jane-doe"]`, or their `email`. The
rest of the plan belongs to the owners named with --team, as in `--team @council/improvement`.
GitHub and GitLab read the file; Azure DevOps asks reviewers by policy instead.

It needs the Python that cipt is installed in. Officers without an address are named on standard
error, and an action that has none but such belongs to the team.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

_HANDLE = re.compile(r"@[A-Za-z0-9][\w./-]*", re.ASCII)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


def addresses(people: Path) -> dict[str, str]:
    """The address of each officer who has one, by id."""
    # Every scalar as it was typed: an id of 1.10 is no number.
    listed = yaml.load(people.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
    found = {}
    for officer in listed.get("officers") or ():
        aliases = officer.get("aliases") or ()
        handle = next((alias for alias in aliases if _HANDLE.fullmatch(alias)), None)
        email = officer.get("email") or ""
        if handle or _EMAIL.fullmatch(email):
            found[officer["id"]] = handle or email
    return found


def owners_file(
    plan: dict[str, Any], known: dict[str, str], folder: str, team: str
) -> tuple[str, set[str]]:
    """The file's text, and the officers who should stand in it and have no address."""
    place = "/" + folder.strip("/").replace(" ", "\\ ") if folder else ""
    lines = ["# Made by codeowners.py from people.yaml and the actions' officers.", ""]
    if team:
        lines.append(f"{place}/ {team}")
    lacking: set[str] = set()
    for action in plan["actions"]:
        officers = dict.fromkeys([*action["leads"], action["responsible"]])
        named = [officer for officer in officers if officer]
        lacking.update(officer for officer in named if officer not in known)
        owners = dict.fromkeys(known[officer] for officer in named if officer in known)
        if owners:
            lines.append(f"{place}/actions/**/{action['id']}.yaml {' '.join(owners)}")
    return "\n".join(lines) + "\n", lacking


def main() -> None:
    """Reads the actions from standard input, and writes the file to standard output."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("people", type=Path, help="people.yaml, by its path from the top")
    options.add_argument("--team", default="", help="who owns the rest, as in @council/team")
    asked = options.parse_args()
    folder = asked.people.parent.as_posix()
    text, lacking = owners_file(
        json.load(sys.stdin),
        addresses(asked.people),
        "" if folder == "." else folder,
        asked.team,
    )
    sys.stdout.write(text)
    if lacking:
        sys.stderr.write(f"Without an address in people.yaml: {', '.join(sorted(lacking))}\n")


if __name__ == "__main__":
    main()
