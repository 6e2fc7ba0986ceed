"""Member rows of a group and the post rows of its members; shared by lists and sentences."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post
from remit.importers.text.rosters import roster
from remit.importers.wording import holds, word
from remit.ontology.words import words

_LONGEST = 60
#: So many characters two names have at least, and four at most.
_TWO_NAMES, _FOUR_NAMES = 4, 12
_TEAM_PART = late(
    r"(?P<team>(?!原|曾|时任|前|[省市县区]|中央|国家)[^\W\dA-Za-z_]{2,10}(?<![小纪检监察案导])组)(?P<deputy>副)?组长"
)
#: The deputy who stands first, told in a bracket (甲某(常务)).
_STANDING = late("[(（](?:常务|第一)[)）]")
_OWN_ROLE = late("[(（](?P<label>[^()（）]{2,8})[)）]$")


@functools.cache
def _nobody() -> re.Pattern[str]:
    return re.compile(words("groups")["words"]["nobody"])


def _names_run_together(text: str) -> bool:
    """Whether names stand without marks between them, alone or before a bracket: whose that is, nothing says."""
    names = re.split("[(（]", text, maxsplit=1)[0]
    return (
        _TWO_NAMES <= len(names) <= _FOUR_NAMES
        and re.fullmatch(r"[^\W\dA-Za-z_]+", names) is not None
        and _all_names(names)
    )


def _all_names(text: str) -> bool:
    return is_name(text) or any(is_name(text[:n]) and _all_names(text[n:]) for n in (2, 3) if len(text) - n > 1)


@functools.cache
def _by_label() -> dict[str, str]:
    """Give the roles of heads and deputies by the labels that no post is called by."""
    labels = words("groups")["label"]
    return {
        w: r for r in ("head", "first-deputy", "deputy") for w in labels[r] if w.endswith(("组长", "指挥", "指挥长"))
    }


@dataclass(frozen=True, slots=True)
class Body:
    """A group by its name as worded, and where the wording stands."""

    passage: Passage
    span: tuple[int, int]

    @property
    def name(self) -> str:
        """The name as worded."""
        return self.passage.chars[slice(*self.span)]

    @property
    def at(self) -> int:
        """The source offset of the wording."""
        return self.passage.start(self.span[0])


def names_again(document: Document, block: Passage, named: tuple[int, int], body: Body | None) -> bool:
    """Whether a text on one line only names the group of its title again, with its own body before it."""
    of_title = body is not None and body.passage is document.title and block.offsets[0] <= body.at
    return of_title and body is not None and block.chars[slice(*named)].endswith(body.name)


def members(
    document: Document,
    passage: Passage,
    span: tuple[int, int],
    role: str,
    body: Body,
    importer: str,
    clause: tuple[int, int],
) -> Iterator[Fact | SetAside]:
    """Give a member row for each person, unit or post in ``span``, and a post row for each post of a person."""
    for member in roster(passage, *span):
        text = passage.chars[slice(*member.span)]
        if len(text) > _LONGEST or _nobody().search(text):
            continue
        labelled = re.search("[^:：][:：]", text) is not None  # …各处室负责人防冻办主任:甲某: another list's label
        if not member.person and (labelled or _names_run_together(text)):
            yield SetAside(passage.start(member.span[0]), passage.end(member.span[1]), "names-run-together")
            continue
        own, posts = _own_role(passage, member.posts) if member.person else ("", [])
        if role == "deputy" and member.person and _STANDING.match(passage.chars, member.span[1]):
            own = "first-deputy"
        yield word(
            document,
            passage,
            member.span,
            "member",
            own or role,
            body.name,
            importer=importer,
            clause=clause,
            subject_at=body.at,
        )
        if member.person:
            yield from _heads_team(document, passage, member.span, posts, importer, clause)
            for post in posts:
                if is_post(passage.chars[slice(*post)]):
                    person = text, passage.start(member.span[0])
                    yield holds(document, passage, post, person, importer=importer, clause=clause)


def _heads_team(
    document: Document,
    passage: Passage,
    person: tuple[int, int],
    posts: list[tuple[int, int]],
    importer: str,
    clause: tuple[int, int],
) -> Iterator[Fact]:
    """Give a member row where a post in a member's bracket is the part in a team (甲某(某部副部长,监测组组长))."""
    for lo, hi in posts:
        found = _TEAM_PART.fullmatch(passage.chars, lo, hi)
        if found and (lo, hi) != posts[0]:
            role = "deputy" if found["deputy"] else "head"
            at = passage.start(lo)
            yield word(
                document,
                passage,
                person,
                "member",
                role,
                found["team"],
                importer=importer,
                clause=clause,
                subject_at=at,
            )


def _own_role(passage: Passage, posts: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Give the role in a bracket behind a member's last post (工会主席（常务副组长）), and the posts without it."""
    if not posts:
        return "", posts
    lo, hi = posts[-1]
    found = _OWN_ROLE.search(passage.chars, lo, hi)
    role = found and _by_label().get(found["label"])
    return (role, [*posts[:-1], (lo, found.start())]) if found and role else ("", posts)


def post_rows(
    document: Document, passage: Passage, span: tuple[int, int], person: tuple[str, int], importer: str
) -> Iterator[Fact]:
    """Give a post row for each post in a cell or line that belongs to ``person`` (name, offset)."""
    lo, hi = span
    chars = passage.chars
    begin = lo
    for i in range(lo, hi + 1):
        if i == hi or (chars[i] in "、，,；;" and is_post(chars[begin:i])):
            text = chars[begin:i].rstrip("。")
            if is_post(text):
                post = begin, begin + len(text)
                yield holds(document, passage, post, person, importer=importer, clause=span)
            begin = i + 1
