"""From when to when (有效期): what a later division of work, a removal or a roster made anew brings to an end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from remit.graph.statement import Entity, Statement
from remit.ontology.words import words

_DIVIDED = frozenset({"remit", "deputises"})
_HELD = frozenset({"post", "appointment"})


def intervals(statements: Sequence[Statement], entities: dict[str, Entity]) -> list[Statement]:
    """Give the statements with their interval [since, until): since the document's date, or the notice's.

    A division of work (领导分工) holds until the next one of the same body; one that names less than half
    as many leaders, or says in its title that it is partial (部分), ends only what those named in it had.
    A post is held until a removal from it. A stand-in pair ends also on the day that a removal leaves one of the two
    without a post. A group's roster holds until a document of a later date names the group's head and members anew.
    """
    dated = [replace(s, since=_since(s, entities)) for s in statements]
    ends = _Ends(dated, entities)
    ended = [replace(s, until=ends.of(s)) for s in dated]
    out = _out_of_post(ended)
    return [replace(s, until=_pair_end(s, out)) if s.fact.kind == "deputises" else s for s in ended]


def newest(entities: Iterable[Entity]) -> str:
    """Give the newest date that the documents bear, as YYYY-MM-DD; empty where none bears one."""
    return max((str(e.values.get("date", "")) for e in entities if e.kind == "Document"), default="")


def as_of(statements: Iterable[Statement], date: str) -> list[Statement]:
    """Give the statements as they stood on ``date``: later ones left out, and what ended later not yet ended."""
    kept = (s for s in statements if s.since <= date)
    return [replace(s, until="") if s.until > date else s for s in kept]


def _since(statement: Statement, entities: dict[str, Entity]) -> str:
    fact = statement.fact
    if fact.kind in ("appointment", "removal") and fact.when:
        return fact.when
    return _value(statement, entities, "date")


def _value(statement: Statement, entities: dict[str, Entity], field: str) -> str:
    document = entities.get(f"document/{statement.fact.document}")
    return str(document.values.get(field, "")) if document else ""


def _out_of_post(statements: Sequence[Statement]) -> dict[str, list[str]]:
    """Give, for each person, the days of a removal after which no post known was still held."""
    held: dict[str, list[tuple[str, str]]] = {}
    removed: dict[str, set[str]] = {}
    for s in statements:
        if s.fact.kind in _HELD:
            held.setdefault(s.subject, []).append((s.since, s.until))
        elif s.fact.kind == "removal" and s.since:
            removed.setdefault(s.subject, set()).add(s.since)
    return {
        person: sorted(d for d in days if not any(a <= d and (not b or b > d) for a, b in held.get(person, ())))
        for person, days in removed.items()
    }


def _pair_end(pair: Statement, out: dict[str, list[str]]) -> str:
    days = [d for person in (pair.subject, pair.object) for d in out.get(person, ()) if d > pair.since]
    return min([*days, *([pair.until] if pair.until else [])], default="") if pair.since else ""


class _Ends:
    """The dates on which something ends, by what ends."""

    def __init__(self, statements: Sequence[Statement], entities: dict[str, Entity]) -> None:
        self._entities = entities
        self._removals: dict[tuple[str, str], set[str]] = {}
        self._rosters: dict[str, dict[str, set[str]]] = {}
        self._remits: dict[tuple[str, str, str], set[str]] = {}
        partial: set[tuple[str, str, str]] = set()
        divides: set[tuple[str, str, str]] = set()
        for s in statements:
            if not s.since:
                continue
            if s.fact.kind == "removal":
                self._removals.setdefault((s.subject, s.object), set()).add(s.since)
            elif s.fact.kind == "member":
                self._rosters.setdefault(s.subject, {}).setdefault(s.since, set()).add(s.fact.role)
            elif s.fact.kind == "remit":
                key = (*self._body(s), s.since)
                self._remits.setdefault(key, set()).add(s.subject)
                title = _value(s, entities, "title")
                if any(w in title for w in words("validity")["partial"]):
                    partial.add(key)
                if any(w in title for w in words("validity")["division"]):
                    divides.add(key)
        self._own: dict[tuple[str, str, str], set[str]] = {}
        self._divisions: dict[tuple[str, str], list[str]] = {}
        before: dict[tuple[str, str], int] = {}
        for (place, body, since), people in sorted(self._remits.items()):
            if (
                len(people) > 1
                and (place, body, since) not in partial
                and 2 * len(people) >= before.get((place, body), 0)
            ):
                self._divisions.setdefault((place, body), []).append(since)
                before[place, body] = len(people)
            for person in people if (place, body, since) in divides else ():
                self._own.setdefault((place, body, person), set()).add(since)

    def of(self, statement: Statement) -> str:
        """Give the date on which what is stated ended; empty where it has not."""
        if not statement.since:
            return ""
        if statement.fact.kind in _DIVIDED:
            body = self._body(statement)
            dates = {*self._divisions.get(body, ()), *self._own.get((*body, statement.subject), ())}
            return min((d for d in dates if d > statement.since), default="")
        if statement.fact.kind in _HELD:
            removed = self._removals.get((statement.subject, statement.object), ())
            # An appointment of the same day follows the removal: somebody is confirmed in the post.
            return min(
                (d for d in removed if d > statement.since or (statement.fact.kind == "post" and d == statement.since)),
                default="",
            )
        if statement.fact.kind == "member":
            rosters = self._rosters.get(statement.subject, {})
            return min((d for d, roles in rosters.items() if d > statement.since and _whole(roles)), default="")
        return ""

    def _body(self, statement: Statement) -> tuple[str, str]:
        """Give the jurisdiction and the body whose leaders divide their work: the issuer without its office."""
        place = statement.subject.split("/")[1] if statement.subject.count("/") > 1 else ""
        issuer = _value(statement, self._entities, "issuers")
        for ending in words("validity")["office_endings"]:
            issuer = issuer.removesuffix(ending)
        return place, issuer.removeprefix(place) if place else issuer


def _whole(roles: set[str]) -> bool:
    """Whether a document names a group's head and others: the roster anew, and not one member more."""
    return "head" in roles and len(roles) > 1
