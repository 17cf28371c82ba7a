"""A comparison in each format: plan text stays text, and a comment is never too long to post."""

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from cipt.render.diff import formats, renderer
from cipt.render.diff.md import LONG, MARK, MOST
from cipt.views.diff.values import KINDS, SECTIONS, Diff, Line, Section, Side
from cipt.views.unread import Unread

HOSTILE = (
    "</details></td><script>alert(1)</script> | **x** [a](http://b.example) @council "
    "\x1b[31m ##vso[task.complete] <!-- --> `c`\n::error::d\n# e\n- f\u202e"
)


def line(kind="update", text="update of 31 May 2019", **fields):
    given = {
        "record": "action",
        "id": "1.1.1",
        "number": "1.1.1",
        "title": "Publish the standards",
        "about": (("action", "1.1.1", "updates"),),
        **fields,
    }
    return Line(kind=kind, text=text, **given)


def diff(*lines, **fields):
    sections = tuple(
        Section(key, title, found)
        for key, title in SECTIONS.items()
        if (found := tuple(one for one in lines if KINDS[one.kind].section == key))
    )
    given = {
        "title": "A plan",
        "organisation": "A council",
        "base": Side("main", "1" * 40, "main (1111111111 of 30 April 2019)"),
        "head": Side("", "", "the plan folder as it lies"),
        "as_of": date(2019, 5, 31),
        "as_of_words": "31 May 2019 (as asked)",
        "verdict": "1 update",
        "notes": (),
        **fields,
    }
    return Diff(sections=sections, **given)


def rendered(form, *lines, width=None, **fields):
    return renderer(form)(diff(*lines, **fields), width, None)


class Tags(HTMLParser):
    """The tags of a page, and whether each that opens is closed in turn."""

    def __init__(self, page):
        super().__init__()
        self.open, self.all = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.all.append(tag)
        if tag not in ("meta", "br", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def hostile(form):
    side = Side(HOSTILE, "1" * 40, HOSTILE, (Unread(HOSTILE, HOSTILE, HOSTILE),))
    return rendered(
        form,
        line(text=HOSTILE, title=HOSTILE, number=HOSTILE, id=HOSTILE),
        title=HOSTILE,
        organisation=HOSTILE,
        verdict=HOSTILE,
        notes=(HOSTILE,),
        base=side,
    )


@pytest.mark.parametrize("form", formats())
def test_plan_text_reaches_no_screen_and_no_log_as_a_command(form):
    page = hostile(form)
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "##vso[" not in page
    assert not [row for row in page.splitlines() if row.strip().startswith("::")]


def test_plan_text_becomes_no_tag_of_a_page():
    tags = Tags(hostile("html"))
    assert tags.open == []
    assert "script" not in tags.all
    assert "details" not in tags.all
    assert "a" in tags.all, "the way past the head of the page"
    assert tags.all.count("a") == 1


def test_plan_text_becomes_no_markdown():
    page = hostile("md")
    bare = re.sub(r"\\.", "", page.replace(MARK, ""))
    assert "<" not in bare
    assert "](" not in bare
    assert "http://" not in page
    assert "@council" not in page
    assert [row for row in page.splitlines() if row.startswith("#")] == [
        row for row in page.splitlines() if row.startswith(("## ", "### "))
    ]
    assert page.count("\n- ") == 1


def test_a_comment_begins_with_a_mark_to_find_it_by():
    page = rendered("md", line())
    assert page.startswith(f"{MARK}\n\n## A plan\n\n**1 update**\n\nFrom main ")
    assert page.endswith(
        "### Updates, evidence and steps done (1)\n\n"
        "- **1.1.1** Publish the standards: update of 31 May 2019\n"
    )


def test_a_long_part_of_a_comment_can_be_unfolded_and_a_weighty_one_stands_open():
    updates = [line(text=f"update {number}") for number in range(LONG + 1)]
    moves = [line("date_moved", text=f"move {number}") for number in range(LONG + 1)]
    page = rendered("md", *updates, *moves)
    open_part, _, folded = page.partition("<details>\n<summary>5 more</summary>\n\n")
    assert all(f": move {number}\n" in open_part for number in range(LONG + 1))
    assert [number for number in range(LONG + 1) if f": update {number}\n" in folded] == [
        4,
        5,
        6,
        7,
        8,
    ]
    assert folded.count("</details>") == 1
    assert "<details>" not in rendered("md", *updates[:LONG])


def test_a_comment_is_never_too_long_and_says_what_it_leaves_out():
    lines = [line("date_moved", text="m" * 200) for _ in range(100)]
    lines += [line(text="u" * 200) for _ in range(400)]
    page = rendered("md", *lines)
    assert len(page) < MOST + 1000
    assert page.count("m" * 200) == 100
    shown = page.count("u" * 200)
    assert 0 < shown < 400
    assert f"**{400 - shown} more changes are not shown here**" in page
    assert "### Updates, evidence and steps done (400)" in page
    assert page.count("<details>") == page.count("</details>") == 1


def test_a_comment_on_unreadable_files_is_not_too_long_either():
    unread = tuple(Unread(f"plan/actions/{n}.yaml", None, "broken") for n in range(5000))
    page = rendered("md", line(), head=Side("", "", "the folder", unread))
    assert len(page) < MOST


def test_lines_are_filled_on_a_screen_and_nowhere_else():
    long = line(text="word " * 40)
    assert max(map(len, rendered("text", long).splitlines())) > 200
    page = rendered("text", long, width=60)
    assert max(map(len, page.splitlines())) <= 60
    assert "\n  1.1.1 Publish the standards: word" in page
    assert "\n      word word" in page


def test_nothing_but_the_verdict_is_said_of_equal_plans():
    assert rendered("text", verdict="No change to the plan").splitlines()[0] == (
        "No change to the plan"
    )
    assert "<p>No change to the plan.</p>" in rendered("html", verdict="No change to the plan")


def test_json_says_nothing_as_null_and_counts_each_kind():
    moved = line("date_moved", values=(("from", "2019-04-30"), ("agreed", False), ("reason", None)))
    plan = line("judging", record="plan", id="", number="The plan", title="",
                about=(("plan", "", "scheme"),))  # fmt: skip
    value = json.loads(rendered("json", moved, plan, line()))
    assert value["schema_version"] == 1
    assert value["base"] == {"revision": "main", "commit": "1" * 40}
    assert value["head"] == {"revision": None, "commit": None}
    assert value["counts"] == {"date_moved": 1, "judging": 1, "update": 1}
    assert value["unreadable"] == []
    first, second, _ = value["changes"]
    assert first["values"] == {"from": "2019-04-30", "agreed": False, "reason": None}
    assert (first["section"], first["kind"]) == ("dates", "date_moved")
    assert (second["id"], second["title"]) == (None, None)
    assert second["about"] == [{"record": "plan", "id": None, "field": "scheme"}]


def test_a_council_may_lay_the_page_out_itself(tmp_path):
    folder = tmp_path / "templates"
    (folder / "diff").mkdir(parents=True)
    (folder / "diff" / "changes.html.j2").write_text("Ours: {{ diff.verdict }}", encoding="utf-8")
    assert renderer("html")(diff(line(), verdict="<b>"), None, folder) == "Ours: &lt;b&gt;"
