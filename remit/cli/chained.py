"""Chains as lines (责任链): who does it → who supervises them → who stands in, each with the number of its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from remit.cli.blocks import Block, Line, Piece, line
from remit.cli.language import label
from remit.cli.wordings import wording
from remit.graph.quotes import readable

_ARROW = Piece(" → ")


class Sentences:
    """The sentences an answer rests on, each numbered once, in the order in which they are first pointed to."""

    def __init__(self) -> None:
        """Begin without any."""
        self._numbers: dict[tuple[str, str, str], int] = {}

    def number(self, said: Mapping[str, Any]) -> Piece:
        """Give the mark that points to a sentence, ``[1]``; nothing where it has no source."""
        if not said["document"]:
            return Piece("")
        key = (said["document"], str(said["line"]), said["quote"])
        return Piece(f" [{self._numbers.setdefault(key, len(self._numbers) + 1)}]", "source")

    def lines(self) -> list[Block]:
        """Give the sentences, each with number, document and line, under a heading; nothing where there are none."""
        if not self._numbers:
            return []
        out: list[Block] = [Line(), line(Piece(label("words.sentences"), "heading"))]
        for (document, at, quote), number in self._numbers.items():
            where = label("words.source", document=document, line=at)
            out.append(line(Piece(f"[{number}] {where}", "source"), ": ", Piece(readable(quote), "quote"), indent=2))
        return out


def chained(
    links: Sequence[dict[str, Any]], sentences: Sentences, *, field: bool = False, text: str | None = None
) -> list[Block]:
    """Give the lines of a chain: one for each leader and the units that one answers for, in the order of ``links``.

    ``field`` says that the roles are those of leaders in a field of work (负责, 联系), not of units in a task (责任);
    there a leader liaises with a field, here with the unit (联系领导).
    ``text`` is the whole wording of the task, where the sentences that give it to its units are to be told too.
    """
    words = "headings" if field else "words"
    together: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for link in links:
        key = (link["role"], link["leader"], link["document"], link["line"], link["quote"])
        together.setdefault((*key, link["collective"]), []).append(link)
    return [Line(tuple(_line(found, sentences, words, text)), indent=2) for found in together.values()]


def _line(links: Sequence[dict[str, Any]], sentences: Sentences, words: str, text: str | None) -> Iterable[Piece]:
    first = links[0]
    if first["unit"]:
        if first["role"]:
            yield Piece(f"{label('words.' + first['role'])}: ", "label")
            yield from _units(links, sentences, text)
            yield from () if first["collective"] else (_ARROW,)
        if first["leader"]:
            by = {"directs": "directed_by", "responsible": "in_charge"}.get(first["by"], "supervised_by")
            yield from (Piece(f"{label('words.' + by)}: ", "label"), Piece(first["leader"]))
            yield sentences.number(first)
        elif not first["collective"]:
            yield Piece(label("words.no_leader"), "muted")
    else:
        yield Piece(label(f"{words}.{first['role']}") + ": ", "label")
        yield from (Piece(first["leader"]), sentences.number(first))
    for n, cover in enumerate(first["stand_ins"]):
        yield from (_ARROW, Piece(f"{label('words.stand_ins')}: ", "label")) if n == 0 else (Piece("、"),)
        yield from (Piece(cover["name"]), sentences.number(cover))


def _units(links: Sequence[dict[str, Any]], sentences: Sentences, text: str | None) -> Iterable[Piece]:
    """Give the units of some links, and behind those that one sentence names the number of that sentence."""
    above = label("headings.part_of")
    for n, link in enumerate(links):
        unit = f"{link['unit']} ({above} {link['of']})" if link["of"] else link["unit"]
        yield Piece(f"、{unit}" if n else unit)
        said = link.get("said")
        if text is not None and said and (n + 1 == len(links) or links[n + 1].get("said") != said):
            yield sentences.number({**said, "quote": wording({"text": text, **said})})
