"""Shares of a whole in whole percentages that add up to 100."""

from __future__ import annotations

from collections.abc import Sequence


def percentages(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole percentages of the counts, adding up to 100; all 0 where there is nothing to share.

    By the method of the largest remainder: each share is rounded down, and what is missing to
    100 goes, one each, to those that lost most by it; of equals to the larger count, then to the
    one that stands first.
    """
    total = sum(counts)
    if total == 0:
        return tuple(0 for _ in counts)
    shares = [count * 100 // total for count in counts]
    lost = [count * 100 % total for count in counts]
    order = sorted(range(len(counts)), key=lambda place: (-lost[place], -counts[place], place))
    for place in order[: 100 - sum(shares)]:
        shares[place] += 1
    return tuple(shares)


def shares(counts: Sequence[int]) -> tuple[str, ...]:
    """The percentages as printed: "40%"; a few of very many are "under 1%", never "0%"."""
    total = sum(counts)
    return tuple(
        _printed(share, count, total)
        for share, count in zip(percentages(counts), counts, strict=True)
    )


def share_of(count: int, total: int) -> str:
    """One share as printed."""
    return shares((count, total - count))[0]


def _printed(share: int, count: int, total: int) -> str:
    if count and share == 0:
        return "under 1%"
    if share == 100 and count < total:
        return "over 99%"
    return f"{share}%"
