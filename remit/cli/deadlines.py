"""Deadlines as a reader is told them: as printed, the last day or month, what it is that has none, what is not sure."""

from __future__ import annotations

from typing import Any

from remit.cli.blocks import Piece
from remit.cli.language import label, pick
from remit.graph.doubts import kind, reason


def printed(item: dict[str, Any]) -> str:
    """Give a deadline as printed, with the date that it means where that is not what is printed, or what it is.

    >>> printed({"when": "年底前", "due": "2024-12", "due_kind": "dated"})
    '年底前 (2024-12)'
    """
    when = str(item.get("when") or "")
    told = (_kind(item), str(item.get("due") or ""))
    more = ", ".join(t for t in told if t and t != when) if when else ""
    return f"{when} ({more})" if more else when


def _kind(item: dict[str, Any]) -> str:
    known = str(item.get("due_kind") or "")
    return pick(kind(known)) if known not in ("", "dated") else ""


def doubted(item: dict[str, Any]) -> str:
    """Give why an item is not sure, after the word that says so; empty where it is sure."""
    reasons = item.get("uncertain", [])
    return f"{label('words.not_sure')}: {'; '.join(pick(reason(r)) for r in reasons)}" if reasons else ""


def pieces(item: dict[str, Any]) -> list[Piece]:
    """Give the deadline and the doubts of a task as pieces of a line; nothing where it has neither."""
    due, doubt = printed(item), doubted(item)
    out = [Piece(f"{label('words.due')}: {due}", "extra")] if due else []
    return [*out, Piece(("  " if out else "") + doubt, "warning")] if doubt else out
