"""The board's paper in a real browser: at a phone's width and a desk's, with eyes and without."""

import html
import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

GOLDENS = Path(__file__).parents[1] / "goldens" / "report"
PAGES = ("sample-2019-05.html", "invented-2026-05.html")
WIDTHS = (320, 1280)

# The page itself is left as it is, with its own Content-Security-Policy: it is looked at from a
# page around it.
AROUND = """\
<!DOCTYPE html><meta charset="utf-8"><title>around</title>
<iframe src="%(page)s" width="%(width)s" height="900" style="border:0"></iframe>
<pre id="found"></pre>
<script>
%(script)s
document.querySelector("iframe").addEventListener("load", event => {
  const view = event.target.contentWindow;
  let found;
  try { found = look(view, view.document); } catch (error) { found = {error: String(error)}; }
  document.getElementById("found").textContent = JSON.stringify(found);
});
</script>
"""


def look(chromium, page, width, folder):
    """What the script finds in the page at this width, and what the browser complained of."""
    script = (Path(__file__).parent / "look_at_page.js").read_text(encoding="utf-8")
    around = folder / "around.html"
    around.write_text(
        AROUND % {"page": page.as_uri(), "width": width, "script": script}, encoding="utf-8"
    )
    done = subprocess.run(
        [
            chromium,
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *("--allow-file-access-from-files", "--enable-logging=stderr", "--dump-dom"),
            *("--virtual-time-budget=20000", f"--window-size={max(width, 500)},1000"),
            f"--user-data-dir={folder / 'browser'}",
            around.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    match = re.search(r'<pre id="found">(.+?)</pre>', done.stdout, flags=re.DOTALL)
    assert match, done.stderr[-2000:]
    found = json.loads(html.unescape(match[1]))
    assert "error" not in found, found
    return found | {"console": [line for line in done.stderr.splitlines() if "CONSOLE" in line]}


@pytest.fixture(scope="module")
def looked_at(chromium, tmp_path_factory):
    """What is found in each page at each width."""
    return {
        (page, width): look(chromium, GOLDENS / page, width, tmp_path_factory.mktemp("page"))
        for page in PAGES
        for width in WIDTHS
    }


@pytest.fixture(params=[(page, width) for page in PAGES for width in WIDTHS], ids=str)
def found(request, looked_at):
    return looked_at[request.param]


def test_a_page_is_shown_at_the_width_that_was_asked_for(looked_at):
    assert [found["width"] for found in looked_at.values()] == [*WIDTHS, *WIDTHS]


def test_a_page_loads_without_a_complaint_and_fetches_nothing(found):
    assert found["console"] == []
    assert found["fetched"] == []
    assert found["scripts"] == 0
    assert found["rules"] > 50, "the page's own style sheet was refused"


def test_nothing_of_a_page_has_to_be_scrolled_sideways(found):
    assert found["overflow"] == 0
    assert found["wide"] == []


def test_headings_follow_one_another_without_a_gap(found):
    levels = found["headings"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_table_has_a_caption_and_headings_that_say_what_they_head(found):
    assert found["tables"] > 10
    assert found["tablesWithoutCaption"] == []
    assert found["headingsWithoutScope"] == 0
    assert found["rowsOfAnotherWidth"] == []


def test_rows_are_told_as_rows_where_they_are_shown_as_cards(found):
    assert found["tablePartsWithoutRole"] == 0
    assert found["cellsWithoutLabel"] == []


def test_every_name_and_every_link_within_a_page_leads_somewhere(found):
    assert found["lang"] == "en-GB"
    assert found["landmarks"] == ["header", "main", "footer"]
    assert found["idsTwice"] == []
    assert found["deadEnds"] == []


def test_every_text_stands_out_from_what_is_behind_it(found):
    assert found["texts"] > 100
    assert found["faint"] == []


def test_a_colour_has_a_word_and_a_shape_beside_it(found):
    assert found["tags"] > 10
    assert found["tagsWithoutWord"] == 0
    assert found["tagsWithoutShape"] == 0
    assert found["picturesWithoutName"] == 0


def test_the_first_step_of_the_keyboard_leads_past_the_head_of_the_page(found):
    assert found["skip"] == {"target": "main", "visible": True}
