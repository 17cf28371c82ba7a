"""`cipt overdue` as the chase: who is written to, what they are asked, and that it is safe."""

import csv
import email
import email.policy
import io
import re

import pytest

DAY = ("--as-of", "2026-05-31")
INVENTED = ("--as-of", "2026-05-31", "--within", "30")

PEOPLE = """\
officers:
  - id: director
    post: Director of Children's Services
    name: Dr Example
    email: director@example.org
  - id: head
    post: Head of Service, Visits
    email: head@example.org
    aliases: [HoS]
  - id: manager
    post: Team Manager
    email: HEAD@example.org
groups:
  - id: board
    title: Improvement Board
    kind: board
    signs_off: true
"""
MEETINGS = """\
meetings:
  - board: board
    date: 2026-05-19
  - board: board
    date: 2026-06-16
"""


def action(title="Agree a protocol", **keys):
    lines = [f"title: {title}", "area: 1.1", "started: 2026-01-02"]
    return "\n".join([*lines, *(f"{key}: {value}" for key, value in keys.items()), ""])


def read(data):
    return email.message_from_bytes(data, policy=email.policy.default)


def body(message, kind="plain"):
    part = message.get_body((kind,))
    assert part
    return part.get_content().replace("\r\n", "\n")


@pytest.fixture
def mails(council, cipt_says):
    """Writes the chase as mail; every message by the name of its file."""

    def write(files=None, *words):
        folder = council({"people.yaml": PEOPLE, "meetings.yaml": MEETINGS, **(files or {})})
        said = cipt_says("overdue", *DAY, "--format", "eml", "--output", "chase", *words)
        assert said.code == 0, said.err
        return {path.name: read(path.read_bytes()) for path in sorted((folder / "chase").iterdir())}

    return write


@pytest.fixture
def rows(council, cipt_says):
    """The chase as a table, a dictionary each row."""

    def chase(files=None, *words):
        council({"people.yaml": PEOPLE, **(files or {})})
        said = cipt_says("overdue", *DAY, "--format", "csv", *words)
        assert said.code == 0, said.err
        assert said.out.startswith("\ufeff")
        return list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff"))))

    return chase


def test_an_sro_gets_one_message_ready_to_send(mails):
    made = mails()
    assert list(made) == ["board.eml", "director.eml"]
    message = made["director.eml"]
    assert message["To"] == "Dr Example <director@example.org>"
    assert message["Subject"] == (
        "Example improvement plan: 2 actions overdue, 4 steps late, please reply by 3 June 2026"
    )
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    assert message["Date"] == "Sun, 31 May 2026 00:00:00 +0000"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert body(message).startswith("Dear Dr Example,\n\nAs of 31 May 2026, 2 actions are overdue")


def test_the_answer_is_wanted_by_the_day_on_which_papers_are_due(mails):
    text = body(mails()["director.eml"])
    assert (
        "Please reply by 3 June 2026, when the papers for the meeting of the Improvement Board on "
        "16 June 2026 are due." in text
    )
    without = {"meetings.yaml": "meetings: []\n"}
    assert "the plan names no coming paper deadline" in body(mails(without)["director.eml"])


def test_nobody_is_written_to_twice(rows):
    """By id and by alias, in two posts with one address, as responsible and as lead officer."""
    files = {
        "actions/1/1.1.1.yaml": action(
            due="2026-05-01", responsible="HoS", leads="[head, manager]"
        ),
        "actions/1/1.1.2.yaml": action(due="2026-05-02", responsible="manager"),
        "actions/1/1.1.3.yaml": action(due="2026-05-03", leads="[manager]"),
    }
    found = rows(files, "--to", "responsible", "--to", "lead", "--person", "head")
    assert {row["reader"] for row in found} == {"HoS; head; manager"}
    asked = [row["action"] for row in found if row["asked"] == "date"]
    assert sorted(asked) == ["1.1.1", "1.1.2", "1.1.3"]
    assert {row["roles"] for row in found} == {"responsible officer and lead officer"}


def test_an_sro_who_is_also_the_officer_gets_one_message(mails):
    files = {"actions/1/1.1.1.yaml": action(due="2026-05-01", responsible="director")}
    made = mails(files, "--to", "sro", "--to", "responsible", "--person", "director")
    assert list(made) == ["director.eml"]
    assert body(made["director.eml"]).count("1.1.1  Agree a protocol") == 1


def test_what_is_late_is_grouped_by_what_is_asked(rows):
    revision = "\n  - {due: 2026-07-31, reason: Ill, asked: 2026-05-20}"
    files = {
        "actions/1/1.1.1.yaml": action(due="2026-05-01"),
        "actions/1/1.1.2.yaml": action(
            due="2026-04-01", updates="\n  - {date: 2026-04-10, recovery: 2026-05-10, rag: RED}"
        ),
        "actions/1/1.1.3.yaml": action(
            due="2026-04-01", updates="\n  - {date: 2026-05-10, recovery: 2026-06-10, rag: RED}"
        ),
        "actions/1/1.1.4.yaml": action(due="2026-05-01", revisions=revision),
    }
    found = rows(files, "--within", "10")
    assert [(row["asked"], row["action"], row["step"]) for row in found if row["roles"]][:11] == [
        ("date", "1.1.1", ""),
        ("recovery", "1.1.2", ""),
        ("recovery", "1.2.1", "Recovery date"),
        ("confirm", "1.1.3", ""),
        ("confirm", "1.1.4", ""),
        ("step", "1.2.1", "Occurrence"),
        ("step", "1.2.1", "Milestone: Diary agreed"),
        ("step", "1.2.1", "Review"),
        ("soon", "1.2.1", "Occurrence"),
        ("soon", "1.2.2", ""),
        ("date", "2.1.1", ""),
    ]
    assert found[1]["days_late"] == "60"
    assert found[4]["remark"] == "31 July 2026 is asked for and waits for the board"


def test_what_only_the_sro_can_decide_comes_first(mails):
    moved = "".join(
        f"\n  - {{due: {day}, reason: Ill, asked: 2026-01-0{n}, agreed: 2026-01-1{n}, by: board}}"
        for n, day in ((1, "2026-04-01"), (2, "2026-05-01"))
    )
    files = {
        "actions/1/1.1.1.yaml": action(due="2026-05-01"),
        "actions/1/1.1.2.yaml": action(
            due="2026-05-02", leads="[head]", waiting_for="\n  what: The new system\n  who: board"
        ),
        "actions/1/1.1.3.yaml": action(due="2026-03-01", leads="[head]", revisions=moved),
        "actions/1/1.1.4.yaml": action(
            due="2026-05-03",
            leads="[head]",
            revisions="\n  - {due: 2026-07-31, reason: Ill, asked: 2026-05-20}",
        ),
        "actions/1/1.1.5.yaml": action(
            due="2026-05-04", leads="[head]", updates="\n  - {date: 2026-05-10, rag: GREEN}"
        ),
    }
    text = body(mails(files)["director.eml"])
    decided = text.split("WHAT ONLY YOU CAN DECIDE\n\n")[1].split("\n\n")[0].splitlines()
    assert decided == [
        "1. Name who is to do 1.1.1: nobody is named for it.",
        "2. Clear the way for 1.1.2 (29 days overdue): it waits for the new system, from "
        "Improvement Board.",
        "3. Decide whether 1.1.3 can be done as it stands, or should be withdrawn: its date has "
        "been moved before, and has passed again.",
        "4. Give a date for 1.1.1 (30 days overdue), 1.1.2 (29 days overdue) and 1.1.5 (27 days "
        "overdue), ask the board for a new one, or propose that they be withdrawn: they have "
        "neither a recovery date ahead nor a new date asked for.",
        "5. Put before the board, or take back, the new date asked for 1.1.4, 31 July 2026.",
    ]


def test_an_sro_is_asked_who_takes_over_from_those_who_have_left(mails):
    people = PEOPLE.replace("post: Team Manager\n", "post: Team Manager\n    to: 2026-04-30\n")
    files = {
        "people.yaml": people,
        "actions/1/1.1.1.yaml": action(due="2026-05-01", responsible="manager"),
        "actions/1/1.1.3.yaml": action(due="2026-05-01", responsible="manager", leads="[head]"),
    }
    text = body(mails(files)["director.eml"])
    assert "1. Name who takes over 1.1.1 and 1.1.2: nobody named for them is in post.\n" in text


def test_actions_for_which_nobody_is_named_are_told(council, cipt_says):
    council({"people.yaml": PEOPLE})
    said = cipt_says("overdue", *DAY, "--format", "csv", "--to", "lead")
    assert said.err == (
        "3 actions name no lead officer, and stand in no message: 1.1.2, 1.2.1 and 2.1.1.\n"
    )


def test_an_officer_who_has_left_is_not_given_an_address(mails, capsys):
    people = PEOPLE.replace("    email: director", "    to: 2026-04-30\n    email: director")
    message = mails({"people.yaml": people})["director.eml"]
    assert message["To"] is None


@pytest.mark.parametrize(
    "address",
    [
        '"x@example.org\\nBcc: all@example.org"',
        "'a@b.org, c@d.org'",
        "'<a@b.org>'",
        "nobody",
        "'a@b'",
        "'ü@example.org'",
        f"{'a' * 250}@example.org",
    ],
)
def test_what_is_no_address_reaches_no_header(mails, address):
    people = PEOPLE.replace("email: director@example.org", f"email: {address}")
    made = mails({"people.yaml": people})
    assert all(message["To"] is None and message["Bcc"] is None for message in made.values())


def test_no_text_of_a_plan_leaves_its_place_in_a_message(mails):
    hostile = {
        "plan.yaml": "title: 'A\u2028Bcc: x@example.org <b>é'\norganisation: <script>\n"
        "workstreams:\n  - {id: a, title: A, sro: ../../director}\n",
        "actions/1/1.1.1.yaml": action("'<img src=x onerror=alert(1)>'", due="2026-05-01"),
    }
    made = mails(hostile)
    assert sorted(made) == ["board.eml", "reader-1.eml"]
    message = made["reader-1.eml"]
    assert message["Bcc"] is None
    assert message["Subject"].startswith("A Bcc: x@example.org <b>é: ")
    assert "<img" not in body(message, "html")
    assert "&lt;img src=x" in body(message, "html")
    assert "<script" not in body(message, "html")


def test_what_may_be_personal_is_not_sent(mails):
    files = {"actions/1/1.1.1.yaml": action("Ring the mother on 07700 900123", due="2026-05-01")}
    message = mails(files)["director.eml"]
    assert "900123" not in body(message)
    assert "900123" not in body(message, "html")


def test_a_broken_file_is_named_in_every_message(mails, council, cipt_says):
    files = {"actions/2/2.1.2.yaml": "title: [\n"}
    for message in mails(files).values():
        assert "plan/actions/2/2.1.2.yaml" in body(message)
        assert "plan/actions/2/2.1.2.yaml" in body(message, "html")
    council(files)
    said = cipt_says("overdue", *DAY, "--format", "csv")
    assert "plan/actions/2/2.1.2.yaml" in said.err


def test_a_table_of_the_chase_holds_no_formula(rows):
    found = rows({"actions/1/1.1.1.yaml": action("'=HYPERLINK(1)'", due="2026-05-01")})
    assert "'=HYPERLINK(1)" in [row["title"] for row in found]


def test_one_message_goes_to_the_screen_or_into_one_file(council, cipt_says):
    folder = council({"people.yaml": PEOPLE})
    said = cipt_says("overdue", *DAY, "--format", "eml", "--sro", "director")
    assert (said.code, said.err) == (0, "")
    assert read(said.out.encode())["To"] == "Dr Example <director@example.org>"
    cipt_says("overdue", *DAY, "--format", "eml", "--sro", "director", "--output", "one.eml")
    assert (folder / "one.eml").read_bytes().decode() == said.out


def test_several_messages_need_a_folder_with_nothing_old_in_it(council, cipt_says):
    folder = council({"people.yaml": PEOPLE})
    said = cipt_says("overdue", *DAY, "--format", "eml")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("cipt: 2 messages do not go into one file\nWrite: --output and")
    words = ("overdue", *DAY, "--format", "eml", "--output", "chase")
    assert cipt_says(*words).code == 0
    before = {path.name: path.read_bytes() for path in (folder / "chase").iterdir()}
    assert cipt_says(*words).code == 0
    assert {path.name: path.read_bytes() for path in (folder / "chase").iterdir()} == before
    (folder / "chase" / "old.eml").write_text("old")
    said = cipt_says(*words)
    assert said.code == 2
    assert "holds old.eml, which is no message of this chase" in said.err


def test_a_calendar_can_be_written_beside_any_format(council, cipt_says):
    folder = council({"people.yaml": PEOPLE, "meetings.yaml": MEETINGS})
    for words in ((), ("--format", "html"), ("--format", "json")):
        assert cipt_says("overdue", *DAY, *words, "--ics", "dates.ics").code == 0
        text = (folder / "dates.ics").read_text(encoding="utf-8")
        assert "SUMMARY:Papers due: Improvement Board" in text
        assert "SUMMARY:Due: 1.1.1 Publish the standards for visits" in text
        (folder / "dates.ics").unlink()


def test_a_plan_with_nothing_late_writes_to_nobody(council, cipt_says):
    council({"people.yaml": PEOPLE})
    said = cipt_says("overdue", "--as-of", "2026-01-05", "--format", "eml")
    assert (said.code, said.out) == (0, "")
    assert said.err == "Nothing is to be asked of anybody: no message is written.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "boss", "--format", "eml"), "--to boss is no role"),
        (("--sro", "nobody", "--format", "eml"), "--sro nobody is not in this plan"),
        (("--person", "heda", "--format", "csv"), "--person heda is not in this plan"),
        (("--to", "lead"), "--to goes with the formats html, csv and eml"),
    ],
)
def test_wrong_use_is_told(council, cipt_says, words, told):
    council()
    said = cipt_says("overdue", *DAY, *words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"cipt: {told}\n")


@pytest.fixture
def invented(checkout, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return ("--plan", checkout / "starter" / "example" / "plan")


def test_the_page_is_written_so(cipt_says, golden, checkout, invented):
    said = cipt_says("overdue", *invented, *INVENTED, "--format", "html")
    # The style sheet is that of all pages, and its goldens are theirs.
    page = re.sub(r"<style>.*?</style>|sha256-[^&]*", "", said.out, flags=re.DOTALL)
    golden(checkout / "tests" / "goldens" / "overdue" / "page.html", page)


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_message_is_written_so(cipt_says, golden, checkout, invented, kind):
    said = cipt_says("overdue", *invented, *INVENTED, "--format", "eml", "--sro", "director")
    name = {"plain": "message.txt", "html": "message.html"}[kind]
    golden(checkout / "tests" / "goldens" / "overdue" / name, body(read(said.out.encode()), kind))


def test_the_same_chase_is_the_same_bytes(cipt_says, invented):
    words = ("overdue", *invented, *INVENTED, "--format", "eml", "--sro", "director")
    assert cipt_says(*words).out == cipt_says(*words).out
