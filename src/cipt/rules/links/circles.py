"""Circles among things of which each needs others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def circles(needs: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """Each group of those that need each other, by whatever way round, in no order.

    One that needs itself is such a group. Every need named must be a key of `needs`. The method is
    Tarjan's, without recursion: the time is in proportion to the number of needs.
    """
    return _Search(needs).found


class _Search:
    """One search; `low` is the earliest met of those that one can get back to."""

    def __init__(self, needs: Mapping[str, tuple[str, ...]]) -> None:
        self.needs = needs
        self.found: list[list[str]] = []
        self.order: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.pending: list[str] = []
        self.is_pending: set[str] = set()
        for start in needs:
            if start not in self.order:
                self._from(start)

    def _from(self, start: str) -> None:
        way: list[tuple[str, Iterator[str]]] = [self._meet(start)]
        while way:
            one, rest = way[-1]
            following = next(rest, None)
            if following is None:
                way.pop()
                self._leave(one)
                if way:
                    self._lower(way[-1][0], self.low[one])
            elif following not in self.order:
                way.append(self._meet(following))
            elif following in self.is_pending:
                self._lower(one, self.order[following])

    def _meet(self, one: str) -> tuple[str, Iterator[str]]:
        self.order[one] = self.low[one] = len(self.order)
        self.pending.append(one)
        self.is_pending.add(one)
        return one, iter(self.needs[one])

    def _lower(self, one: str, reached: int) -> None:
        self.low[one] = min(self.low[one], reached)

    def _leave(self, one: str) -> None:
        if self.low[one] < self.order[one]:
            return
        group: list[str] = []
        while not group or group[-1] != one:
            group.append(self.pending.pop())
        self.is_pending.difference_update(group)
        if len(group) > 1 or one in self.needs[one]:
            self.found.append(group)
