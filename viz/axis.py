"""An axis of time in per cent of its width; a gap of more than half a year is drawn as half a year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

#: Days that a gap is drawn as at most; the margins; the last place and least distance of labels, in per cent.
_LONGEST, _LEFT, _RIGHT, _LAST, _APART = 183, 4.0, 86.0, 87.0, 13.0
#: More months than this are told by their years.
_MONTHS = 30


def _day(iso: str) -> int:
    return date.fromisoformat((iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10]).toordinal()


class Axis:
    """Where a date stands; the room right of the newest date is for what has not ended."""

    def __init__(self, dates: Iterable[str]) -> None:
        """Take all the dates that are to be shown."""
        self._days = sorted({_day(d) for d in dates if d})
        self._at = [0]
        self.gaps: list[float] = []
        for before, after in zip(self._days, self._days[1:], strict=False):
            self._at.append(self._at[-1] + min(after - before, _LONGEST))
        self._length = max(self._at[-1], 1)
        for i, (before, after) in enumerate(zip(self._days, self._days[1:], strict=False)):
            if after - before > _LONGEST:
                self.gaps.append((self._per_cent(self._at[i]) + self._per_cent(self._at[i + 1])) / 2)

    def _per_cent(self, along: float) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * along / self._length, 2)

    def x(self, iso: str) -> float:
        """Give the place of a date, 0 to 100."""
        day = _day(iso)
        for i in range(len(self._days) - 1, -1, -1):
            if day >= self._days[i]:
                return min(self._per_cent(self._at[i] + min(day - self._days[i], _LONGEST)), 100.0)
        return self._per_cent(day - self._days[0])

    def ticks(self) -> list[tuple[float, str]]:
        """Give months at their places: the first, those beside a drawn-together gap, and what fits between."""
        if not self._days:
            return []
        pairs = list(zip(self._days, self._days[1:], strict=False))
        beside = [day for pair in pairs if pair[1] - pair[0] > _LONGEST for day in pair]
        first, last = date.fromordinal(self._days[0]), date.fromordinal(self._days[-1] + 45)
        months = [f"{y:04d}-{m:02d}" for y in range(first.year, last.year + 1) for m in range(1, 13)]
        inside = [(self.x(m), m) for m in months if self._shown(m)]
        years = [tick for tick in inside if tick[1].endswith("-01")]
        kept: list[tuple[float, str]] = []
        told = [(self.x(str(d)), str(d)[:7]) for d in map(date.fromordinal, beside)]
        for x, label in [*told, *(years if len(inside) > _MONTHS else inside)]:
            if all(abs(x - other) >= _APART for other, _ in kept):
                kept.append((x, label))
        return sorted(kept)

    def _shown(self, iso: str) -> bool:
        day = _day(iso)
        if not self._days[0] - 1 <= day or self.x(iso) > _LAST or self.x(iso) < 0:
            return False
        for before, after in zip(self._days, self._days[1:], strict=False):
            if before < day < after:
                return after - before <= _LONGEST
        return True
