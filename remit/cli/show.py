"""Answers as blocks to show: pages, matches, the task list, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from remit.cli.blocks import Block, Entry, Line, Listing, Piece, Table, line
from remit.cli.chained import Sentences, chained
from remit.cli.deadlines import doubted, pieces, printed
from remit.cli.language import label
from remit.cli.wordings import wording
from remit.queries.evidence import SOURCE

#: The lists of a task or match, with the word that stands before each.
_ROLES = ("supervisor", "lead", "responsible", "support", "supervised_by", "stand_ins")
TASK_COLUMNS = ("document", "line", "name", *_ROLES, "when", "due", "uncertain", "text")
MATCH_COLUMNS = ("kind", "name", *_ROLES[1:], "when", "document", "line", "quote", "liaised_by")
LEADER_COLUMNS = ("leader", "post", "remits", "units", "tasks", "document", "line")
#: A page as a table: the list that an item stands in, the item, what else is said of it, where.
PAGE_COLUMNS = (
    "list", "name", "id", "role", "post", "unit", "leader", "parts", "tasks", "since", "until", "when",
    "document", "line", "quote",
)  # fmt: skip
_GAP = Line()


def dated(date: str) -> list[Block]:
    """Give the line under a list that says as of when it stands."""
    return [line(Piece(f"{label('words.as_of')} {date}", "extra"))] if date else []


def page(found: dict[str, Any], *, quotes: bool = False) -> list[Block]:
    """Give a page: the entity, then each list that holds something, each item with its source.

    ``quotes`` puts the wording under each item, once where one wording says several that stand together.
    """
    name, entity = next(iter(found.items()))
    date = f"  {label('words.as_of')} {found['as_of']}" if found.get("as_of") else ""
    out: list[Block] = [
        line(Piece(entity["name"], "name"), Piece(f"  ({entity['id']})", "muted"), Piece(date, "extra"))
    ]
    aliases = [a["name"] for a in entity.get("aliases", []) if a["name"] != entity["name"]]
    if aliases:
        out.append(line(Piece(f"{label('words.aliases')}: ", "label"), "、".join(aliases), indent=2))
    lists = {"posts": entity["posts"], **found} if "posts" in entity else found
    for key, items in lists.items():
        if key != name and items and isinstance(items, list):
            out += [_GAP, Listing(label(f"headings.{key}"), _entries(items, quotes=quotes))]
    return out


def page_rows(found: dict[str, Any]) -> list[list[str]]:
    """Give a page as rows of ``PAGE_COLUMNS``: an item of its lists each."""
    entity = next(iter(found.values()))
    lists = {"posts": entity["posts"], **found} if "posts" in entity else found
    items = [(key, i) for key, kept in lists.items() if isinstance(kept, list) for i in kept]
    out = []
    for key, item in items:
        said = {**item, "list": key, "role": item.get("role") or item.get("kind") or ""}
        out.append(["、".join(v) if isinstance(v := said.get(c, ""), list) else str(v) for c in PAGE_COLUMNS])
    return out


def _entries(items: Sequence[dict[str, Any]], *, quotes: bool) -> tuple[Entry, ...]:
    entries = [_entry(i) for i in items]
    if not quotes:
        return tuple(entries)
    said = [(i.get("document"), wording(i)) for i in items]
    last = [n + 1 == len(said) or said[n + 1] != each for n, each in enumerate(said)]
    return tuple(replace(e, quote=s[1]) if at else e for e, s, at in zip(entries, said, last, strict=True))


def _entry(item: dict[str, Any]) -> Entry:
    text = f"{item['post']}: {item['name']}" if item.get("post") else item["name"]
    extra = [label(f"roles.{item[k]}") for k in ("role", "kind") if item.get(k)]
    extra += [str(item[k]) for k in ("unit", "leader", "since", "until") if item.get(k)]
    extra += [printed(item)] if item.get("when") else []
    if item.get("parts"):
        extra.append(f"{label('words.parts')} {'、'.join(item['parts'])}")
    if item.get("tasks"):
        extra.append(label("words.tasks", count=item["tasks"]))
    extra += [doubt] if (doubt := doubted(item)) else []
    return Entry(text, ", ".join(extra), source(item) if item.get("document") else "")


def source(item: dict[str, Any]) -> str:
    """Say where something stands: document and line."""
    return label("words.source", document=item["document"], line=item["line"])


def matches(found: Sequence[dict[str, Any]], total: int) -> list[Block]:
    """Give the matches of ``who``: each with its chain, the source line and the wording; then the chains' sentences."""
    out: list[Block] = []
    sentences = Sentences()
    for match in found:
        out.append(line(Piece(f"{label('kinds.' + match['kind'])}  ", "muted"), Piece(match["name"], "name")))
        links, own = match["chain"], match["kind"] in ("field", "unit")
        out += chained(
            [{**link, "document": ""} for link in links] if own and len(links) == 1 else links,
            sentences,
            text=match.get("text"),
            field=match["kind"] == "field",
        )
        out += _others(match, links)
        due = pieces(match)
        out += [line(*due, indent=2)] if due else []
        numbered = any(link.get("said") == {k: match[k] for k in SOURCE} for link in links)
        told = () if numbered else (": ", Piece(wording(match), "quote"))
        out.append(line(Piece(source(match), "source"), *told, indent=2))
        out.append(_GAP)
    if total > len(found):
        out.append(line(Piece(label("words.more", count=total - len(found)), "muted")))
    elif out:
        out.pop()
    return out + sentences.lines()


def _others(item: dict[str, Any], links: Sequence[dict[str, Any]]) -> list[Block]:
    """Give those who take part and stand in no chain, by role."""
    told = {name for link in links for name in (link["unit"], link["leader"])}
    out: list[Block] = []
    for role in ("lead", "responsible", "support"):
        out += _named(role, [name for name in item[role] if name not in told])
    return out


def _named(word: str, names: list[str]) -> list[Block]:
    return [line(Piece(f"{label('words.' + word)}: ", "label"), "、".join(names), indent=2)] if names else []


def rows(found: Sequence[dict[str, Any]], columns: Sequence[str]) -> list[list[str]]:
    """Give tasks or matches as rows of these columns; what a list holds is joined with 、, reasons with a semicolon."""
    return [
        [
            ("; " if c == "uncertain" else "、").join(t[c]) if isinstance(t.get(c), list) else str(t.get(c, ""))
            for c in columns
        ]
        for t in found
    ]


def tasks(found: Sequence[dict[str, Any]], *, whole: bool = False, quotes: bool = False) -> list[Block]:
    """Give the task list: each task with who does what, its source and deadline; then the chains' sentences.

    ``whole`` gives each task in its whole wording instead of its name, ``quotes`` the wording under each.
    """
    out: list[Block] = []
    sentences = Sentences()
    for task in found:
        out.append(line(Piece(task["text"], "name") if whole else Piece(task["name"], "name")))
        out += [
            *chained(task["chain"], sentences, text=task["text"] if whole or quotes else None),
            *_others(task, task["chain"]),
        ]
        due = pieces(task)
        where = Piece(f"〔{source(task)}〕", "source")
        out.append(line(where, *(Piece("  "), *due) if due else (), indent=2))
        out += [line(Piece(wording(task), "quoted"), indent=6)] if quotes else []
        out.append(_GAP)
    return out[:-1] + sentences.lines()


def table(columns: Sequence[str], found: Sequence[Sequence[Any]]) -> Table:
    """Give a table of an answer."""
    return Table(tuple(columns), tuple(tuple(row) for row in found))
