"""Appointments and removals (任免): who was given or taken which post, by whom and when."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.appointment_lines import announces, announces_removal, appointed, in_passing
from remit.importers.recognisers.appointment_tables import table_rows
from remit.importers.recognisers.day_told import day_told
from remit.importers.recognisers.posts_given import Group, given, posts_in
from remit.importers.recognisers.posts_listed import told_otherwise
from remit.importers.recognisers.posts_taken import by_reform, taken
from remit.importers.text.brackets import closing
from remit.importers.text.dates import ANY as DATE
from remit.importers.text.dates import iso
from remit.importers.text.passage import Passage, Table
from remit.importers.text.patterns import late
from remit.importers.text.people import posts_of
from remit.importers.text.person_names import names_at
from remit.importers.text.post_words import is_post
from remit.importers.wording import holds, word
from remit.ontology.words import words

NAME = "appointments"

_HEADING = late(
    r"^(?P<add>任命|聘任|任职|决定任命|增补|任)?(?P<off>免去|免职|决定免去|撤销|免)?(?:名单)?(?:如下|下列同志)?[:：]?$"
)


#: What was proposed is now given (…拟任职进行表决,根据表决结果,任命甲某为…).
_DECIDED = late("拟任[^。；]{2,60}(?:通过|结果|决定)[，,:：]*(?=任命|免去)")
#: A removal behind a nomination, of the same person.
_ALSO_REMOVED = late("[，,](?=免去其|不再担任)")
#: Whom a decision strikes, before what it takes from him (对甲某进行问责,免去其…职务).
_AGAINST = late("(?:对|给予)(?:[^，。；对]{2,20}的)?(?=[^，。；的]{2,10}(?:进行|作出|予以|给予|问责))")
#: The decision that gave a post, behind it, and the words for making one (通过了关于任命甲某为某职的决定).
_DECISION = late("的?(?:决定|决议)[，。；;]?$")
#: From when a post counts, behind it.
_COUNTED = late("[，,](?:任职|任期|聘期)(?:时间)?(?:从|自)[^，。；]{4,20}(?:起)?(?:计算|算起)[，。；;]?$")
_MADE = late("通过|作出|作了")
#: Somebody is given a post.
_GIVES = late("[为任](?!免|命)|当选|同志")
#: In a text on one line: the sitting that passed a list, in the bracket behind the list's title.
_PASSED = late(rf"名单[(（](?:{DATE.pattern})[^()（）]{{4,50}}(?:会议|大会)通过[)）]")
#: The title of a notice that gives posts: 甲某为某职 in it is an appointment.
_GIVEN_ONLY = late("(?:任职|任命|聘任)的(?:通知|决定)$")
#: A line between those of a list is no longer.
_LINE = 40
#: What was decided stands on the lines below.
_DECIDES = late("[^，。；]{0,40}(?:[，,])?[^，。；]{0,24}(?:决定|选举|聘任)[:：]")
#: A sitting that the text dates (于2022年9月22日下午召开党员大会选举产生…).
_SITTING = late(
    rf"(?:于|在)(?P<day>{DATE.pattern})(?:[上下]午|晚上?)?[^，。；]{{0,20}}?(?:召开|举行)[^，。；]{{0,40}}?(?:会议?|大会)"
)


@dataclass(slots=True)
class _State:
    """Whether the text appoints or removes here, whether it is one of appointments, and the person last named.

    ``heading`` is what the last heading (任命:) said of the lines below it, ``mode`` what the sentence before did;
    ``office``: the sentence is on a group's office. ``listing``: a list of names with posts was announced, of those
    who lose them if ``taking``.
    """

    heading: str = ""
    mode: str = ""
    context: bool = False
    when: str = ""
    last: Group | None = None
    office: bool = False
    listing: bool = False
    taking: bool = False


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(words("appointments")["words"][name])


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give appointment and removal rows; nominations and careers are set aside."""
    title = document.title.chars if document.title else ""
    if _pattern("proposal").search(title):
        yield from _proposed(document)
        return
    state = _State(context=bool(_pattern("context").search(title)), when=date_of(document))
    state.heading = "add" if _GIVEN_ONLY.search(title) and "免" not in title else ""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from table_rows(document, block, state.when) if state.context else ()
        else:
            yield from _paragraph(document, block, state)


def _proposed(document: Document) -> Iterator[SetAside]:
    """Set aside what a notice only proposes: whether it came about, another notice says."""
    for block in document.passages:
        if _pattern("context").search(block.chars):
            yield SetAside(block.start(0), block.end(len(block)), "nomination-or-proposal")


def date_of(document: Document) -> str:
    """Give the notice's date: the signature's, else that of the sitting that passed it."""
    if document.date:
        return document.date
    for passage in document.passages[:8]:
        found = DATE.search(passage.chars)
        if (
            found
            and re.search("通过|会议|任免|任命|发布", passage.chars)
            and "浏览" not in passage.chars
            and len(passage) < 120
        ):
            return iso(found.group())
    passed = [m.group() for p in document.passages[:12] for m in _PASSED.finditer(p.chars)]
    if len({iso(m) for m in passed}) == 1:
        return iso(passed[0])
    sat = {iso(m["day"]) for p in document.passages[:12] for m in _SITTING.finditer(p.chars)}
    if len(sat) == 1:
        return sat.pop()
    for passage in document.passages[:3]:
        if (found := DATE.match(passage.chars)) and re.search("选举|会议|大会|任免", passage.chars[:80]):
            return iso(found.group())
    return day_told(document.passages)


def _paragraph(document: Document, block: Passage, state: _State) -> Iterator[Fact | SetAside]:
    chars = block.chars
    head = _HEADING.match(chars[block.body :])
    if head and len(chars) <= 14 and (head["add"] or head["off"]):
        state.heading, state.context = ("remove" if head["off"] else "add"), True
        state.mode, state.listing, state.taking = state.heading, state.heading == "add", False
        yield SetAside(block.start(0), block.end(len(block)), "heading")
        return
    if state.context and _DECIDES.fullmatch(chars):
        state.heading = state.mode = "add"  # 甲某为某职 below it is an appointment; a removal has its own verb
        return
    if _pattern("context").search(chars):
        state.context = True if len(chars) < 400 or re.search("任命|免去|选举", chars) else state.context
    if not state.context:
        if groups := list(in_passing(block)):
            told = replace(state, when="")
            yield from _rows(document, block, iter(groups), "appointment", told, (0, len(block)))
        return
    if state.listing and (group := appointed(block)):
        kind = "removal" if state.taking else "appointment"
        yield from _rows(document, block, iter((group,)), kind, state, (block.body, len(block)))
        return
    begins = announces(chars) or announces_removal(chars)
    state.taking = announces_removal(chars) if begins else state.taking
    state.listing = begins or (state.listing and len(chars) <= _LINE)
    lo = block.body
    state.mode = state.heading or (state.mode if len(chars) < 80 else "")
    for hi in [m.end() for m in re.finditer("[。；;]", chars)] + [len(chars)]:
        if hi > lo:
            yield from _sentence(document, block, lo, hi, state)
            if chars[hi - 1] == "。" and len(chars) > 80:
                state.mode = state.mode if _lists_on(chars, hi) else ""
        lo = hi


def _lists_on(chars: str, at: int) -> bool:
    """Whether the next sentence goes on with the same list: it has no verb of its own."""
    return not re.match(r"[^。；;]{0,30}(?:任命|免去|聘任|撤销|转任|出任|调任|改任|升任|接任)", chars[at:])


def _sentence(document: Document, block: Passage, lo: int, hi: int, state: _State) -> Iterator[Fact | SetAside]:
    chars = block.chars
    proposed = _pattern("also_nominated").search(chars, lo, hi)
    if proposed:  # 甲同志任某职,提名为…候选人: what comes before is no proposal
        removed = _ALSO_REMOVED.search(chars, proposed.start(), hi)
        end = removed.start() if removed else hi
        yield SetAside(block.start(proposed.start()), block.end(end), "nomination-or-proposal")
        yield from _sentence(document, block, lo, proposed.start(), state)
        if removed:
            yield from _sentence(document, block, removed.end(), hi, state)
        return
    since = _COUNTED.search(chars, lo, hi)
    hi = since.start() if since else hi
    tail = _DECISION.search(chars, lo, hi)
    hi = tail.start() if tail and _MADE.search(chars, lo, hi) else hi
    decided = _DECIDED.search(chars, lo, hi)
    lo = decided.end() if decided else lo
    state.office = chars.find("办公室", lo, hi) >= 0 > chars.find("任命", lo, hi)
    for cut in (_pattern("nomination"), _pattern("career")):
        if cut.search(chars, lo, hi):
            reason = "nomination-or-proposal" if cut is _pattern("nomination") else "career"
            if reason == "career" and "任命" in chars[lo:hi]:
                continue
            yield SetAside(block.start(lo), block.end(hi), reason)
            return
    if (last := _pattern("by_reform").search(chars, lo, hi)) is not None:
        yield from _rows(document, block, by_reform(block, *last.span("whom")), "removal", state, (lo, hi))
        return
    yield from _rows(document, block, told_otherwise(block, lo, hi), "appointment", state, (lo, hi))
    before = state.last
    if struck := _AGAINST.search(chars, lo, hi):
        stop = next(names_at(chars, struck.end(), hi), None)
        state.last = Group(((struck.end(), stop),), (), named_in=block) if stop else state.last
    edges = _edges(chars, lo, hi, state)
    for n, (a, b, mode) in enumerate(edges):
        listed = n == 0 and a == lo and mode == "remove" and _appoints(block, a, b)
        if mode == "remove" and not listed:
            state.mode = "remove"
            if _GIVES.search(chars, _last_post(block, state.last, lo, a), a):
                state.last = None  # 其 is somebody whose name could not be read
            then = _pattern("then").search(chars, a, b)
            end = then.start() if then else b
            off = tuple(taken(block, a, end, state.last, same=state.last is not before))
            yield from _rows(document, block, iter(off), "removal", state, (lo, hi))
            if then and off and state.last and (posts := posts_in(block, then.end(), b)):
                again = state.last.given(posts)
                yield from _rows(document, block, iter((again,)), "appointment", state, (lo, hi))
        else:
            state.mode = "add" if mode == "add" else state.mode
            yield from _rows(
                document, block, given(block, a, b, mode == "add" or listed), "appointment", state, (lo, hi)
            )
            yield from _rows(
                document, block, taken(block, a, b, state.last, only_verbs=True), "removal", state, (lo, hi)
            )


def _last_post(block: Passage, last: Group | None, lo: int, hi: int) -> int:
    """Give where what is said of the persons last named ends, if in this sentence before ``hi``; else ``lo``."""
    told = (*last.names, *last.posts) if last and last.named_in is block else ()
    end = max((b for _, b in told if lo < b <= hi), default=lo)
    return end + 2 if block.chars.startswith(("同志", "出任", "接任"), end) else end


def _appoints(block: Passage, lo: int, hi: int) -> bool:
    """Whether a stretch without a verb of its own names who becomes what, in a list that removed before."""
    said = block.chars[lo:hi].rstrip("，。；;,")
    return "的" not in said and not said.endswith("职务") and any(True for _ in given(block, lo, hi, sure=True))


def _edges(chars: str, lo: int, hi: int, state: _State) -> list[tuple[int, int, str]]:
    """Cut a sentence where it turns from appointing to removing and back."""
    marks: list[tuple[int, int, str]] = []
    pattern = re.compile(
        f"(?P<off>{words('appointments')['words']['remove']})|(?P<on>任命|聘任|聘用|续聘|委派|选派|增补|决定任命|{words('appointments')['words']['verb_first']})(?!为)"
    )
    for found in pattern.finditer(chars, lo, hi):
        marks.append((found.start(), found.end(), "remove" if found["off"] else "add"))
    out: list[tuple[int, int, str]] = []
    begin, mode = lo, state.mode
    for start, end, turn in marks:
        if start - begin >= 4:
            out.append((begin, start, mode))
        if "辞去" in chars[start:end]:
            end = start + 2
        begin, mode = end, turn
    out.append((begin, hi, mode))
    return out


def _rows(
    document: Document, block: Passage, groups: Iterator[Group], kind: str, state: _State, clause: tuple[int, int]
) -> Iterator[Fact]:
    role = "appointed" if kind == "appointment" else "removed"
    for group in groups:
        named = group.named_in or block
        if kind == "appointment":
            yield from _held(document, named, group)
        state.last = replace(group, named_in=named)
        for post in group.posts:
            if state.office and block.chars[slice(*post)] in ("主任", "副主任", "常务副主任"):
                continue  # of a group's office: offices.py
            for lo, hi in group.names:
                yield word(
                    document,
                    block,
                    post,
                    kind,
                    role,
                    named.chars[lo:hi],
                    importer=NAME,
                    clause=(
                        min(lo, clause[0]) if named is block else clause[0],
                        max(post[1], min(clause[1], len(block))),
                    ),
                    when=state.when,
                    note=group.note,
                    subject_at=named.start(lo),
                )


def _held(document: Document, named: Passage, group: Group) -> Iterator[Fact]:
    """Give the posts that the brackets behind the names say they hold (任命甲某(某县县长)为…)."""
    for lo, hi in group.names:
        close = closing(named.chars, hi, len(named)) if named.chars.startswith(("(", "（"), hi) else -1
        for post in posts_of(named, hi + 1, close) if close > 0 else ():
            if is_post(named.chars[slice(*post)]):
                person = named.chars[lo:hi], named.start(lo)
                yield holds(document, named, post, person, importer=NAME, clause=(lo, close + 1))
