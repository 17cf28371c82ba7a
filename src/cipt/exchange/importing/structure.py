"""Themes, areas and sections: under which of them each action stands, and how these are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cipt.exchange.importing.account import Account
from cipt.exchange.importing.area_words import Stand, words_of_area
from cipt.exchange.importing.columns import plain
from cipt.exchange.importing.drafts import AreaDraft, ThemeDraft, first_part, level_in, untitled
from cipt.exchange.importing.grid import Cell, Words
from cipt.exchange.importing.headings import (
    GENERAL,
    LONGEST_TITLE,
    Heading,
    Under,
    is_area,
    is_keyed,
    is_subtitle,
    is_theme,
    plain_theme,
)
from cipt.exchange.importing.numbers import (
    as_id,
    headed,
    slug,
)
from cipt.exchange.importing.rows import Raw


class Structure:
    """The themes and areas of a plan, built up record by record.

    `earlier` has the ids of the plan's themes by their titles, where it is brought up to date.
    """

    def __init__(
        self, raws: Sequence[Raw], account: Account, plan_title: str, earlier: Mapping[str, str]
    ) -> None:
        self._earlier = earlier
        self.themes: dict[str, ThemeDraft] = {}
        self._account = account
        self._plan_title = plan_title
        self._by_heading: dict[str, ThemeDraft] = {}
        self._placed: dict[int, ThemeDraft] = {}
        self.asked_for: dict[str, str] = {}
        self._areas_known = any(
            raw.first("area")
            or raw.first("area_number")
            or level_in(raw) >= 3
            or any(is_area(one) for one in raw.headings)
            for raw in raws
        )
        self._firsts = {first_part(raw) for raw in raws}
        self._sheets = {raw.table.name for raw in raws if raw.table.is_sheet}
        self._unnumbered = _themes_without_numbers(raws) if self._areas_known else {}
        self._numbers: dict[str, Counter[str]] = {}
        for raw in raws:
            first = first_part(raw)
            if first:
                self._numbers.setdefault(self._theme_text(raw), Counter())[first] += 1

    def place(self, raw: Raw) -> tuple[ThemeDraft, AreaDraft]:
        """The theme and the area of a record, made where it is the first of them."""
        stand = self._stand(raw)
        theme = self._placed[id(raw)] = self._theme(raw, stand)
        return theme, self._area(raw, stand, theme)

    def theme_of(self, raw: Raw) -> ThemeDraft:
        """The theme of a record that was placed."""
        return self._placed[id(raw)]

    # --- themes ---------------------------------------------------------------------------------

    def _stand(self, raw: Raw) -> Stand:
        theme = subtitle = area = section = None
        untold = self._unnumbered.get(first_part(raw))
        for one in raw.headings:
            if is_area(one):
                area = one
            elif is_theme(one) or one is untold:
                theme, subtitle, area, section = one, None, None, None
            elif one.inside and is_keyed(one):
                # What stands between a theme's title and its SRO belongs to the title.
                if subtitle is None and theme is not None:
                    subtitle, section = section, None
            elif one.inside:
                section = one
            elif theme is not None and subtitle is None and is_subtitle(one):
                subtitle = one
        if theme is None and raw.first("theme") is None:
            theme = untold or plain_theme(raw.headings, self._plan_title)
        return Stand(theme, subtitle, area, section)

    def _theme_text(self, raw: Raw) -> str:
        cell = raw.first("theme")
        if cell is not None:
            return cell.flat
        theme = self._stand(raw).theme
        if theme is not None:
            return theme.text
        stream = raw.first("workstream")
        if stream is not None:
            return stream.flat
        if len(self._sheets) > 1 and raw.table.is_sheet and not GENERAL.fullmatch(raw.table.name):
            return raw.table.name
        return ""

    def _theme(self, raw: Raw, stand: Stand) -> ThemeDraft:
        text = self._theme_text(raw)
        by_number = first_part(raw) if not text else ""
        key = text or f"#{by_number}"
        theme = self._by_heading.get(key)
        if theme is None:
            theme = self._by_heading[key] = self._new_theme(text, by_number)
        where = f"the title of theme {theme.id}"
        cell = raw.first("theme")
        if cell is not None:
            self._say(cell, "Theme", theme.title, where)
        elif stand.theme is not None:
            self._told(stand.theme, theme.title, where)
        if stand.subtitle is not None and theme.subtitle in ("", stand.subtitle.text):
            theme.subtitle = stand.subtitle.text
            self._told(stand.subtitle, theme.subtitle, f"the subtitle of theme {theme.id}")
        stream = raw.first("workstream")
        if stream is not None and stream.flat == text:
            self._say(stream, "Workstream", theme.title, where)
        elif stream is not None and not theme.workstream:
            theme.workstream = stream.flat
        return theme

    def _new_theme(self, text: str, by_number: str) -> ThemeDraft:
        taken = headed(text)
        title = taken.title or (text if not taken.number else "")
        number = taken.number.strip(" .:") or by_number or self._common_number(text)
        words = plain(title or self._plan_title)
        identity = as_id(number) if number else self._earlier.get(words, "")
        if not identity or (identity in self.themes and text):
            identity = self._free_number()
        old = self.themes.get(identity)
        if old is not None:
            return old
        if not title:
            title = self._title_for(identity, text)
        printed = number if number and number != identity else ""
        theme = ThemeDraft(identity, printed, title[:LONGEST_TITLE])
        self.themes[identity] = theme
        return theme

    def _title_for(self, identity: str, text: str) -> str:
        if text:
            return text
        if len(self._firsts) <= 1 and not self.themes:
            return self._plan_title
        self._account.unsure.append(untitled(identity))
        return f"Theme {identity}"

    def _common_number(self, text: str) -> str:
        firsts = self._numbers.get(text, Counter())
        others = [counts for other, counts in self._numbers.items() if other != text]
        for first, _ in firsts.most_common(1):
            if firsts[first] * 2 > sum(firsts.values()) and not any(first in one for one in others):
                return first
        return ""

    def _free_number(self) -> str:
        number = len(self.themes) + 1
        while str(number) in self.themes or str(number) in self._earlier.values():
            number += 1
        return str(number)

    # --- areas ----------------------------------------------------------------------------------

    def _area(self, raw: Raw, stand: Stand, theme: ThemeDraft) -> AreaDraft:
        words = words_of_area(raw, stand, self._areas_known, theme.areas)
        number, title = words.number, words.title
        identity = as_id(number) if number else ""
        if words.is_asked_for:
            self.asked_for[identity] = title
        if not identity and title:
            identity = self._area_called(theme, title)
        if not identity:
            identity, title = theme.id, title or theme.title
        area = self._find(identity, theme, title)
        if area is None:
            area = self._new_area(theme, identity, number, title)
        elif title and area.title == area.id:
            area.title = title
        self._lend_title(area, theme)
        section = self._section(raw, stand, theme)
        if section and not area.section:
            area.section = section
        for numbered, _ in raw.cells.get("area_number", ()):
            self._account.note(numbered, "Area number", "field", f"the id of area {area.id}")
        if words.cell is not None:
            self._say(words.cell, "Area", area.title, f"the title of area {area.id}")
        elif stand.area is not None:
            self._told(stand.area, area.title, f"the title of area {area.id}")
        return area

    def _lend_title(self, area: AreaDraft, theme: ThemeDraft) -> None:
        """A theme of which only the number is printed is called as its area of that number is."""
        said = untitled(theme.id)
        if area.id == theme.id and area.title != theme.title and said in self._account.unsure:
            self._account.unsure.remove(said)
            theme.title = area.title

    def _area_called(self, theme: ThemeDraft, title: str) -> str:
        wanted = " ".join(title.lower().split())
        for area in theme.areas.values():
            if " ".join(area.title.lower().split()) == wanted:
                return area.id
        identity = base = slug(title, 40) or "area"
        taken = {area for one in self.themes.values() for area in one.areas}
        number = 2
        while identity in taken:
            identity, number = f"{base}-{number}", number + 1
        return identity

    def _find(self, identity: str, theme: ThemeDraft, title: str) -> AreaDraft | None:
        """The area of this id; one of another title and the same number is another area."""
        found = theme.areas.get(identity)
        if found is None:
            found = next(
                (one.areas[identity] for one in self.themes.values() if identity in one.areas), None
            )
        if found is None or not title or found.title in (title, found.id):
            return found
        for other in self._all_areas():
            if other.title == title and other.number == identity:
                return other
        return None

    def _new_area(self, theme: ThemeDraft, identity: str, number: str, title: str) -> AreaDraft:
        bare, letter = identity, ord("b")
        taken = {area.id for area in self._all_areas()}
        while identity in taken:
            identity, letter = f"{bare}{chr(letter)}", letter + 1
        printed = bare if identity != bare else number.strip().rstrip(".:)")
        if not title:
            title = theme.title if identity == theme.id else identity
        if title == identity:
            self._account.unsure.append(
                f"No title is printed for area {identity}; its number stands in for it"
            )
        area = AreaDraft(identity, printed if printed != identity else "", title)
        theme.areas[identity] = area
        return area

    def _section(self, raw: Raw, stand: Stand, theme: ThemeDraft) -> str:
        cell = raw.first("section")
        if cell is not None:
            self._say(cell, "Section", cell.flat, f"a section of theme {theme.id}")
            return cell.flat
        if stand.section is None:
            return ""
        where = f"a section of theme {theme.id}" if self._areas_known else "the title of an area"
        self._told(stand.section, stand.section.text, where)
        return stand.section.text if self._areas_known else ""

    def _all_areas(self) -> Iterable[AreaDraft]:
        return (area for theme in self.themes.values() for area in theme.areas.values())

    # --- the account ----------------------------------------------------------------------------

    def _say(self, cell: Cell, heading: str, title: str, where: str) -> None:
        self._account.note(cell, heading, "field" if cell.flat == title else "both", where)

    def _told(self, heading: Heading, title: str, where: str) -> None:
        for source in heading.sources:
            self._told_of(source, heading, title, where)

    def _told_of(self, source: Under, heading: Heading, title: str, where: str) -> None:
        if isinstance(source, Words):
            if all(words is not source for words, _ in self._account.words):
                self._account.words.append((source, where))
        else:
            self._account.note(source, "", "field" if heading.text == title else "both", where)


def _themes_without_numbers(raws: Sequence[Raw]) -> dict[str, Heading]:
    """The inner heading over the first action of each new first number, where no theme is named.

    It names a theme if it stands there for the first time; of several the first does.
    """
    found: dict[str, Heading] = {}
    seen: set[int] = set()
    for raw in raws:
        inner = [one for one in raw.headings if one.inside and not is_keyed(one)]
        plain = [one for one in inner if not is_area(one)]
        first = first_part(raw)
        if any(is_theme(one) for one in raw.headings) or raw.first("theme"):
            return {}
        new = [one for one in plain if id(one) not in seen]
        if first and first not in found and new:
            found[first] = new[0]
        seen.update(id(one) for one in inner)
    return found if len(found) > 1 else {}
