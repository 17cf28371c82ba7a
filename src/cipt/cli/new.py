"""`cipt new`: a new action in an area."""

from __future__ import annotations

from typing import Annotated

import typer

from cipt.cli.faults import DONE
from cipt.cli.options import (
    PlanOption,
    day_option,
    read_text,
    text_option,
    texts_option,
)
from cipt.cli.output import talk
from cipt.cli.recording import Change, DryRunOption, Recording
from cipt.editing.edit import new_file
from cipt.editing.new_action import folder_of, next_id
from cipt.editing.schema_line import schema_line
from cipt.faults import CannotGoOn
from cipt.loading.refusals import nearest
from cipt.loading.tree import Tree
from cipt.model.base import is_device, is_id
from cipt.model.dates import Day
from cipt.model.records import Area, Theme


def command(
    area: Annotated[
        str, typer.Argument(metavar="AREA", help="The area that it belongs to, as in 2.6.")
    ],
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What will be done.")],
    due: Annotated[Day | None, day_option("--due", "The day by which it will be done.")] = None,
    responsible: Annotated[
        str | None,
        text_option("--responsible", "Who answers for it: an id, post or alias.", "WHO"),
    ] = None,
    lead: Annotated[
        list[str] | None,
        texts_option("--lead", "Who does the work; the first leads.", "WHO"),
    ] = None,
    recommendation: Annotated[
        list[str] | None,
        texts_option("--recommendation", "What it answers, where not the area's.", "ID"),
    ] = None,
    success: Annotated[
        list[str] | None,
        texts_option("--success", "How we shall know."),
    ] = None,
    start: Annotated[
        Day | None, day_option("--start", "The day on which work is to begin.")
    ] = None,
    added: Annotated[
        Day | None, day_option("--added", "The day it joined the plan; without it: today.")
    ] = None,
    id: Annotated[
        str | None,
        text_option("--id", "Its id; without it: the next free number in the area.", "ID"),
    ] = None,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Add an action to an area, with the next free number. An editor can then fill in the rest.

    Examples:

        cipt new 2.6 "Audit every plan older than a year" --due 2019-09-30
        cipt new 2.6 "Train all chairs" --responsible "Head of Safeguarding"
    """
    recording = Recording(plan)
    theme, found = _area(recording, area)
    identity = _free(recording, id or next_id(recording.opened.loaded, found))
    fields: dict[str, Tree] = {
        "title": read_text("TITLE", title),
        "area": found.id,
        "recommendations": [*map(recording.recommendation, recommendation or ())] or None,
        "responsible": recording.person("--responsible", responsible),
        "leads": [recording.person("--lead", one) for one in lead or ()] or None,
        "added": recording.day("--added", added).text,
        "start": start.text if start else None,
        "due": due.text if due else None,
        "success": [*(success or ())] or None,
    }
    path = f"{folder_of(recording.opened.loaded, theme)}/{identity}.yaml"
    header = recording.opened.loaded.files.get("plan.yaml")
    line = schema_line(header.text(1) if header else "", "action", path)
    meant: Tree = {key: value for key, value in fields.items() if value is not None}
    recording.write([Change(path, None, new_file(path, meant, line))], dry_run)
    if not dry_run:
        talk(f"{identity}: added to area {found.printed}, in {recording.opened.prefix}{path}.")
    return DONE


def _area(recording: Recording, wanted: str) -> tuple[Theme, Area]:
    plain = wanted.strip().lower()
    places = [
        (theme, area) for theme in recording.opened.loaded.plan.themes for area in theme.areas
    ]
    for name in ("id", "printed", "title"):
        for theme, area in places:
            if str(getattr(area, name)).lower() == plain:
                return theme, area
    near = nearest(wanted, [area.id for _, area in places])
    raise CannotGoOn(
        f"there is no area {wanted} in this plan",
        f"Did you mean {near}?" if near else "Areas stand in themes/: add it to its theme first",
    )


def _free(recording: Recording, identity: str) -> str:
    if not is_id(identity):
        raise CannotGoOn(
            f"--id {identity} is no id", "Use letters, digits, dots, - and _, as in 2.6.5"
        )
    if is_device(identity):
        raise CannotGoOn(
            f"on Windows no file can be named {identity}, and the plan could not be copied there",
            f"Write another id, such as --id {identity.partition('.')[0]}-1",
        )
    loaded = recording.opened.loaded
    taken = {one.id.lower() for one in loaded.plan.actions} | {
        one.lower() for one in loaded.lost_ids("action")
    }
    if identity.lower() in taken:
        raise CannotGoOn(
            f"there is an action {identity} already", "Leave --id out for the next free number"
        )
    return identity
