"""Every page in a real browser with axe: at a phone's width and a desk's, in light and in forced
colours, and by keyboard alone.
"""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

from cipt.cli.papers import VIEWS
from cipt.render.templates import Templates

ROWS = 6
"""The sample has hundreds of rows that are alike: axe looks at so many of each table and list. The
invented plan, which has every condition, it sees whole.
"""
TABS = 12
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

AXE = """
async tags => {
  const found = await axe.run(document, {
    runOnly: tags, resultTypes: ["violations"], selectors: false, preload: false,
  });
  return found.violations.map(one => [one.id, one.help, one.nodes.slice(0, 3).map(n => n.html)]);
}
"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

CUT = """
most => document.querySelectorAll("tbody, main ul, main ol").forEach(
  whole => [...whole.children].slice(most).forEach(each => each.remove())
)
"""

FOCUSED = """
() => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const stops = "a[href], button, summary, input, select, [tabindex='0']";
  const all = [...document.querySelectorAll(stops)].filter(each => each.checkVisibility());
  return {
    place: all.indexOf(here),
    outline: style.outlineStyle === "auto"
      || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0
      && box.left < innerWidth && box.top < innerHeight,
    all: all.length,
  };
}
"""


def complaints(tab):
    """What axe finds in a page: the rule, what it asks for, and where."""
    tab.evaluate(f"if (!window.axe) {{ {AXE_SCRIPT} }}")
    return tab.evaluate(AXE, TAGS)


def test_axe_finds_nothing(page, which, width, colours):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(forced_colors=colours)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if which[1] == "sample":
        page.evaluate(CUT, ROWS)
    assert complaints(page) == []


def test_axe_is_awake(browser):
    tab = browser.new_page()
    tab.set_content(
        "<title>t</title><main><h1>x</h1><img src=x><p style='color:#ddd'>faint words</p></main>"
    )
    assert {rule for rule, _, _ in complaints(tab)} == {
        *("html-has-lang", "image-alt", "color-contrast"),
    }
    tab.close()


def test_every_html_template_of_a_paper_is_opened():
    """So that a new template cannot stay out of these tests."""
    there = {
        (path.parent.name, path.name.removesuffix(".html.j2"))
        for path in TEMPLATES.glob("*/*.html.j2")
        if path.parent.name != "parts"
    }
    papers = {(view, name) for view in VIEWS for name in Templates(view).names("html")}
    assert there - papers == {("diff", "changes"), ("letter", "mail"), ("overdue", "page")}


def test_the_keyboard_goes_from_top_to_bottom_and_shows_where_it_is(page, width, colours):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(forced_colors=colours)
    page.reload()
    stops = []
    for _ in range(TABS):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
        if stops[-1]["place"] == stops[-1]["all"] - 1:
            break
    assert [stop["place"] for stop in stops] == list(range(len(stops)))
    assert all(stop["outline"] for stop in stops)
    assert all(stop["seen"] for stop in stops)
