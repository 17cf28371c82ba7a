"""The plainest app for such a plan, to measure cipt beside: it loads, validates and lists."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import dateutil.parser  # noqa: F401 (imported as such an app would import it)
import jinja2  # noqa: F401
import typer
import yaml
from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table


class Base(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    note: str | None = None


class Revision(Base):
    asked: date | None = None
    due: date
    reason: str
    agreed: date | None = None
    refused: date | None = None
    by: str | None = None
    minute: str | None = None


class Milestone(Base):
    title: str
    due: date
    done: date | None = None


class Update(Base):
    date: date
    rag: str | None = None
    by: str | None = None
    recovery: Any = None


class Evidence(Base):
    date: date
    kind: str | None = None
    title: str | None = None
    ref: str | None = None
    tested_by: str | None = None


class Action(Base):
    id: str
    number: str | None = None
    title: str
    area: str
    recommendations: list[str] = []
    responsible: str | None = None
    leads: list[str] = []
    partners: list[str] = []
    start: Any = None
    due: date | None = None
    due_text: str | None = None
    revisions: list[Revision] = []
    milestones: list[Milestone] = []
    success: list[str | dict[str, str]] = []
    depends_on: list[str] = []
    started: date | None = None
    updates: list[Update] = []
    evidence: list[Evidence] = []
    completed: date | None = None


class Area(Base):
    id: str
    number: str | None = None
    title: str
    recommendations: list[str] = []
    kind: str | None = None


class Theme(Base):
    id: str
    number: str | None = None
    title: str
    subtitle: str | None = None
    order: int
    workstream: str
    outcome: str | None = None
    sections: list[dict[str, Any]] = []
    areas: list[Area] = []


class Measure(Base):
    id: str
    title: str
    unit: str | None = None
    better: str | None = None
    targets: list[dict[str, Any]] = []


def read(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def load(plan: Path) -> tuple[list[Action], list[Theme], list[Measure]]:
    kinds: list[tuple[str, type[Base]]] = [
        ("actions", Action),
        ("themes", Theme),
        ("measures", Measure),
    ]
    found: dict[str, list[Any]] = {}
    for folder, model in kinds:
        found[folder] = [
            model.model_validate({"id": path.stem, **read(path)})
            for path in sorted((plan / folder).rglob("*.yaml"))
        ]
    for name in ("plan.yaml", "people.yaml", "recommendations.yaml"):
        read(plan / name)
    return found["actions"], found["themes"], found["measures"]


app = typer.Typer()


@app.command("load")
def load_command(plan: Path) -> None:
    actions, themes, measures = load(plan)
    print(len(actions), len(themes), len(measures))


@app.command("list")
def list_command(plan: Path) -> None:
    actions, _, _ = load(plan)
    table = Table("id", "due", "rag", "responsible", "title")
    for action in actions:
        rag = action.updates[-1].rag if action.updates else ""
        table.add_row(action.id, str(action.due), rag, action.responsible, action.title)
    Console(file=sys.stdout).print(table)


if __name__ == "__main__":
    app()
