"""`cipt import`: a plan kept as a spreadsheet or a Word table becomes a plan folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cipt.cli.faults import DONE
from cipt.cli.opening import Opened, open_plan
from cipt.cli.options import date_option, path_option
from cipt.cli.output import emit, talk, width, write_whole
from cipt.cli.today import today
from cipt.editing.files import FileChange, write_files, write_new_folder
from cipt.evaluation.english import counted
from cipt.exchange.importing.columns import read_map
from cipt.exchange.importing.draft import Draft, Wanted, draft_of
from cipt.exchange.importing.grid import Document
from cipt.exchange.importing.guesses import map_text
from cipt.exchange.importing.opening import read_document
from cipt.exchange.importing.plan_folder import plan_files, read_again
from cipt.exchange.importing.report import column_lines, report_text, summary_lines, unsure_lines
from cipt.faults import CannotGoOn
from cipt.loading.loaded import Loaded
from cipt.loading.plan import load_plan
from cipt.model.dates import Day
from cipt.render.plain import one_line
from cipt.sources.memory import MemoryTree

REPORT = "import-report"
_SHOWN = 30


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The plan as .xlsx, .docx or .csv.")],
    into: Annotated[
        Path | None,
        path_option("--into", "DIR", "The plan folder: a new one, or one to bring up to date."),
    ] = None,
    map: Annotated[
        Path | None,
        path_option("--map", "FILE", "Which column holds what, as --save-map writes it."),
    ] = None,
    save_map: Annotated[
        Path | None,
        path_option("--save-map", "FILE", "Write what the columns were taken for, to correct it."),
    ] = None,
    as_of: Annotated[
        date | None,
        date_option(
            "--as-of",
            "The day of the ratings. Without it: the day that the document says, else today.",
        ),
    ] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="TEXT", help="Whose plan it is.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What the plan is called.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would come of it, and write nothing.")
    ] = False,
) -> int:
    """Bring in a plan that is kept as a workbook, a Word document or a CSV file.

    The columns are recognised by what plans call them and by what stands in them. What was taken
    for what is printed; where it is wrong, save it with --save-map, correct the file, and give it
    back with --map. What is not sure is kept as printed and named in import-report.md, which is
    written beside the plan folder and says of every cell what became of it.

    Import the changed document into the same folder again, and only what has changed in it
    changes in the plan. A workbook that `cipt export` wrote is taken back cell by cell.

    Examples:

        cipt import plan.xlsx --into plan --dry-run
        cipt import plan.docx --into plan --organisation Anytown --as-of 2019-05-31
        cipt import plan.xlsx --into plan --save-map map.yaml --dry-run
        cipt import plan.xlsx --into plan --map map.yaml
    """
    folder = _folder(into)
    if _is_own(file):
        return _take_back(file, folder, dry_run)
    document = read_document(file)
    there = _plan_there(folder)
    wanted = Wanted(
        chosen=read_map(map) if map is not None else {},
        as_at=_day(as_of),
        today=_day(today()) or Day(1900, 1, 1),
        organisation=organisation or "",
        title=title or "",
        loaded=there.loaded if there else None,
    )
    draft = draft_of(document, wanted)
    if save_map is not None:
        write_whole(save_map, map_text(draft.tables, file.name).encode())
        talk(f"The map is written to {save_map}.")
    report = report_text(document, draft, folder.name)
    if there is not None:
        return _bring_up_to_date(there, Imported(document, draft, report), dry_run)
    return _new_plan(Imported(document, draft, report), folder, dry_run)


@dataclass(frozen=True, slots=True)
class Imported:
    """A document, the plan that it was read as, and the report on it."""

    document: Document
    draft: Draft
    report: str


def _day(day: date | None) -> Day | None:
    return Day(day.year, day.month, day.day) if day is not None else None


def _folder(into: Path | None) -> Path:
    if into is None:
        raise CannotGoOn("it is not said where the plan goes", "Write: --into plan")
    return Path(os.path.abspath(into))


def _is_own(file: Path) -> bool:
    if file.suffix.lower() != ".xlsx" or not file.is_file():
        return False
    from cipt.exchange.importing.own import is_own_workbook

    return is_own_workbook(file)


def _plan_there(folder: Path) -> Opened | None:
    """The plan in the folder, None where the folder is new or empty."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return None
    if not folder.is_dir() or not (folder / "plan.yaml").exists():
        raise CannotGoOn(
            f"{folder} is there already and holds no plan",
            "Name a new folder: --into plan",
        )
    return open_plan(folder, None)


def _new_plan(imported: Imported, folder: Path, dry_run: bool) -> int:
    document, draft = imported.document, imported.draft
    files = plan_files(draft.trees)
    lines = [*column_lines(draft), "", *summary_lines(draft)]
    lines += document.notices
    unsure = list(unsure_lines(draft))
    if unsure:
        lines += ["", f"{counted(len(unsure), 'thing')} for a person to settle:"]
        lines += [f"  {line}" for line in unsure[:_SHOWN]]
    if len(unsure) > _SHOWN:
        lines.append(f"  and {len(unsure) - _SHOWN} more, which the report names")
    emit("\n".join(map(one_line, lines)))
    _tell_findings(files, draft.as_at)
    if dry_run:
        talk("Nothing was written.")
        return DONE
    write_new_folder(folder, files)
    at = report_path(folder, document.name, imported.report)
    write_whole(at, imported.report.encode())
    talk(f"{counted(len(files), 'file')} written to {folder}; what became of every cell stands in")
    talk(f"{at}. Look next at: cipt check --plan {folder}")
    return DONE


def report_path(folder: Path, name: str, report: str) -> Path:
    """Where the report stands beside the plan folder: never over that on another document.

    The first line of a report says which document it is on, and into which folder that went.
    """
    mine = report.partition("\n")[0].encode()
    for stem in (REPORT, f"{REPORT}-{folder.name}"):
        path = folder.parent / f"{stem}.md"
        try:
            with path.open("rb") as file:
                first = file.readline()
        except FileNotFoundError:
            return path
        except OSError:
            continue
        if first.rstrip(b"\r\n") == mine:
            return path
    return folder.parent / f"{REPORT}-{folder.name}-{name}.md"


def _tell_findings(files: Mapping[str, bytes], as_at: Day) -> None:
    from cipt.rules.registry import all_rules
    from cipt.rules.run import check_on

    loaded = read_again(files)
    outcome = check_on(loaded, as_at, all_rules(), "")
    counts = {
        severity: sum(one.severity == severity for one in outcome.findings)
        for severity in ("error", "warning")
    }
    talk(
        f"`cipt check` will find {counted(counts['error'], 'error')} and "
        f"{counted(counts['warning'], 'warning')} in it."
    )


def _bring_up_to_date(there: Opened, imported: Imported, dry_run: bool) -> int:
    from cipt.exchange.importing.again import imported_again, settling_lines

    draft = imported.draft
    again = imported_again(draft.trees, there.loaded)
    _show_and_write(there, again.changes, draft.as_at, dry_run)
    for line in settling_lines(again):
        talk(one_line(line))
    if not dry_run and again.changes:
        at = report_path(there.folder, imported.document.name, imported.report)
        write_whole(at, imported.report.encode())
        talk(f"What became of every cell stands in {at}.")
    return DONE


def _take_back(file: Path, folder: Path, dry_run: bool) -> int:
    from cipt.exchange.importing.own import own_changes, read_own

    there = _plan_there(folder)
    if there is None:
        raise CannotGoOn(
            f"{file} was written by `cipt export`, and {folder} holds no plan to take it back into",
            "Name the plan that it was written from: --into plan",
        )
    found = read_own(file, there.judged())
    changes, faulty = own_changes(found, there.loaded, today())
    _show_and_write(there, changes, there.as_of, dry_run)
    for one in (*found.not_taken, *faulty):
        talk(one_line(f"Not taken in: {one.cell} “{one.text}” {one.why}."))
    return DONE


def _show_and_write(
    there: Opened, changes: Mapping[str, FileChange], as_of: date, dry_run: bool
) -> None:
    """Shows what the changes do to the plan, in the plan's words, and makes them."""
    if not changes:
        talk("Nothing in the plan changes.")
        return
    emit(_difference(there.loaded, changes, as_of))
    if dry_run:
        talk(f"Nothing was written; {counted(len(changes), 'file')} would change.")
        return
    write_files(there.folder, changes)
    talk(f"{counted(len(changes), 'file')} changed in {there.folder}.")


def _difference(before: Loaded, changes: Mapping[str, FileChange], as_of: date) -> str:
    from cipt.render.diff.text import render
    from cipt.views.diff.values import Side
    from cipt.views.diff.view import diff_view

    files = {path: file.data for path, file in before.files.items()}
    files.update({path: change.after for path, change in changes.items()})
    after = load_plan(MemoryTree(files))
    sides = Side("", "", "the plan as it is"), Side("", "", "the plan with the document")
    return render(
        diff_view(before, after, *sides, as_of, "the day of the document's ratings"), width(None)
    )
