"""How `cipt overdue` writes the chase: a page, mail, a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cipt.cli.opening import Opened
from cipt.cli.output import emit, make_folder, talk, write_whole
from cipt.cli.wanted import wanted_filters
from cipt.evaluation.english import counted
from cipt.evaluation.judgement import Judgement
from cipt.faults import CannotGoOn
from cipt.render.chase.pages import ChasePages
from cipt.render.plain import one_line
from cipt.views.chase.values import ROLES, Chase, Role
from cipt.views.chase.view import Wanted, chase_view
from cipt.views.joining import later_in_words
from cipt.views.unread import unread_in, unread_in_words


def write_chase(
    opened: Opened,
    judgement: Judgement,
    format: str,
    wanted: Wanted,
    output: Path | None,
) -> None:
    """Write the chase in one of its formats, and say what is not in it.

    Raises CannotGoOn for mail to several that has no folder to go to.
    """
    unread = unread_in_words(unread_in(opened.loaded, opened.prefix))
    said = (unread, later_in_words(judgement.later))
    chase = chase_view(judgement, wanted, [f"{each}." for each in said if each])
    pages = ChasePages(chase, opened.folder.parent / "templates")
    if format == "html":
        emit(pages.page(), output)
    elif format == "csv":
        from cipt.render.chase.table import chase_csv

        emit(chase_csv(chase), output)
    else:
        _write_mail(chase, pages, output)
    for line in (f"{unread}." if unread else "", chase.nobody):
        if line:
            talk(one_line(line))


def roles_of(asked: Sequence[str] | None) -> tuple[Role, ...]:
    """The roles that `--to` names. Raises CannotGoOn for one that there is not."""
    known: dict[str, Role] = {role: role for role in ROLES}
    for each in asked or ():
        if each not in known:
            raise CannotGoOn(f"--to {each} is no role", f"Write one of: {', '.join(ROLES)}")
    return tuple(dict.fromkeys(known[each] for each in asked or ("sro",)))


def person_of(judgement: Judgement, option: str, text: str | None) -> str | None:
    """The id of the officer or group that an option names by id, post, title or alias.

    Raises CannotGoOn for one that the plan does not know.
    """
    if text is None:
        return None
    try:
        return wanted_filters(judgement, {"lead": [text]}, None).lead[0]
    except CannotGoOn as problem:
        raise CannotGoOn(
            f"{option} {text} is not in this plan", problem.what_to_do.replace("--lead", option)
        ) from problem


def _write_mail(chase: Chase, pages: ChasePages, output: Path | None) -> None:
    from cipt.exchange.mail import mails

    made = dict(mails(chase, pages))
    one_file = output is None or output.suffix.lower() == ".eml"
    if not made:
        talk("Nothing is to be asked of anybody: no message is written.")
    elif one_file and len(made) > 1:
        raise CannotGoOn(
            f"{len(made):,} messages do not go into one file",
            "Write: --output and the name of a folder for them, or --person and one id.",
        )
    elif output is None:
        emit(next(iter(made.values())).decode("ascii"))
    elif one_file:
        write_whole(output, next(iter(made.values())))
    else:
        _write_folder(made, output)
    unaddressed = [one.reader.name for one in chase.messages if not one.reader.address]
    if unaddressed:
        talk(one_line(f"No address in people.yaml for: {'; '.join(unaddressed)}."))


def _write_folder(made: dict[str, bytes], folder: Path) -> None:
    """Write each message into a folder in which nothing else lies that could be sent by mistake."""
    make_folder(folder)
    others = sorted({path.name for path in folder.iterdir()} - set(made))
    if others:
        raise CannotGoOn(
            f"{folder} holds {others[0]}, which is no message of this chase",
            "Name a new folder, so that no old message is sent again: --output DIR",
        )
    for name, data in made.items():
        write_whole(folder / name, data)
    talk(f"Written to {folder}: {counted(len(made), 'message')}.")
