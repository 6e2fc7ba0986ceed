"""Content negotiation (RFC 9110): which of several media types a request prefers."""

from __future__ import annotations

from collections.abc import Sequence


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """Give the offered media type that ``accept`` prefers; the first one where it says nothing, None where none fits.

    >>> preferred("text/turtle;q=0.5, application/ld+json", ["text/html", "text/turtle", "application/ld+json"])
    'application/ld+json'
    >>> preferred("", ["text/html", "text/turtle"])
    'text/html'
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best: tuple[float, int, int] | None = None
    found = None
    for place, media in enumerate(offered):
        fits = [(_closeness(pattern, media), quality) for pattern, quality in ranges if _closeness(pattern, media)]
        if not fits:
            continue
        closeness, quality = max(fits)
        rank = (quality, closeness if quality else 0, -place)
        if quality > 0 and (best is None or rank > best):
            best, found = rank, media
    return found


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (p.strip().lower() for p in part.split(";"))
    quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    try:
        return name, float(quality)
    except ValueError:
        return name, 0.0


def _closeness(pattern: str, media: str) -> int:
    """Say how closely a range names a type: 3 exactly, 2 by its first part, 1 by ``*/*``, 0 not at all."""
    if pattern == media:
        return 3
    if pattern == "*/*":
        return 1
    return 2 if pattern.endswith("/*") and media.startswith(pattern[:-1]) else 0
