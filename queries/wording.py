"""What a question is about (谁负责污水处理？: 污水处理), and which part of it the graph mentions."""

from __future__ import annotations

import functools
import re

from remit.graph.store import Store
from remit.graph.task_names import uncut
from remit.ontology.words import words

_FIELDS = "MATCH (s:Statement)-[:OBJECT]->(f:Field) WHERE s.until = '' RETURN DISTINCT f.name"
_TASKS = "MATCH (t:Task) RETURN t.text"
_BODIES = """
MATCH (s:Statement)-[:SUBJECT]->(o:Organisation) WHERE s.kind = 'name' AND o.sort <> 'collective'
RETURN DISTINCT s.subject
"""
_SHORTEST, _FEW = 2, 3
#: So much of a text is read for what in it is mentioned.
_READ = 80


@functools.cache
def _forms() -> tuple[re.Pattern[str], ...]:
    data = words("asking")
    return tuple(re.compile(form.format(**data["words"])) for form in data["forms"].values())


def matter_of(text: str) -> str:
    """Give what a question asks about; a text that asks nothing is that itself.

    >>> matter_of("教育工作由谁负责？")
    '教育工作'
    """
    bare = re.sub(words("asking")["marks"], "", uncut(text)).strip()
    found = next((found for form in _forms() if (found := form.fullmatch(bare))), None)
    return (found["matter"].strip() if found else bare) or text


def mentioned_parts(store: Store, text: str) -> list[str]:
    """Give the longest parts of a text that a field, a task or a body of the graph says, at most three.

    They are looked for where ``who`` looks, so that it answers them. Of a long text the beginning is read. The part
    that begins at a character ends no earlier than the one that begins before it, so that the graph is searched
    twice a character, not once for each pair of them.
    """
    said = "\n".join(str(row[0]) for query in (_FIELDS, _TASKS, _BODIES) for row in store.ask(query).rows)
    typed, parts, end = text[:_READ], [], 0
    for at in range(len(typed)):
        end = max(end, at)
        while end < len(typed) and end + 1 - at < len(text) and typed[at : end + 1] in said:
            end += 1
        parts.append(typed[at:end].strip())
    longest = max(map(len, parts), default=0)
    return list(dict.fromkeys(p for p in parts if len(p) == longest >= _SHORTEST))[:_FEW]
