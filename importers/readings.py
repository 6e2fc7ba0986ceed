"""Readings in brackets (長(zhǎng)), printed by sites that turn texts into traditional characters: kept in wordings."""

from __future__ import annotations

from dataclasses import replace

from remit.graph.fact import Fact, SetAside
from remit.graph.names import PINYIN
from remit.importers.source import Source


def as_broken(source: Source, fact: Fact) -> Fact | SetAside:
    """Give a fact whose object only readings (商務(wù)局) or points (书.记.) break as it stands; else set it aside."""
    said = "".join(source.text[fact.start : fact.end].split())
    if fact.kind != "document" and fact.object in (PINYIN.sub("", said), said.replace(".", "")):
        return replace(fact, object=said)
    return SetAside(fact.clause_start, fact.clause_end, "wording-broken-by-the-page")


def with_readings(source: Source, fact: Fact) -> Fact:
    """Give a fact with its subject and object as the source prints them, the readings behind their characters too."""
    if fact.kind == "document":
        return fact
    text = source.text
    behind = PINYIN.match(text, fact.end)
    end = behind.end() if behind else fact.end
    subject = _printed(text, fact.subject_start, fact.subject)
    return replace(fact, end=end, object="".join(text[fact.start : end].split()), subject=subject)


def _printed(text: str, at: int, wording: str) -> str:
    """Give a wording that stands at ``at`` (-1: at no place) as it is printed there; else as it is."""
    out: list[str] = []
    for char in wording if at >= 0 else "":
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(char, at):
            return wording
        out.append(char)
        at += 1
        reading = PINYIN.match(text, at)
        if reading and not wording.startswith(reading.group(), len("".join(out))):
            out.append(reading.group())
            at = reading.end()
    return "".join(out) or wording
