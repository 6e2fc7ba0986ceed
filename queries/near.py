"""Did you mean: the names in a graph that are most like a text which names nothing."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from remit.graph.readings import readings
from remit.graph.store import Store

_MOST = 5
_NAMES = {
    "person": "MATCH (n:Person) RETURN DISTINCT n.name, n.pinyin",
    "group": "MATCH (n:Organisation) WHERE n.sort = 'group' RETURN DISTINCT n.name, n.pinyin",
    "unit": """
MATCH (n:Organisation) WHERE n.sort <> 'group' AND n.sort <> 'collective' RETURN DISTINCT n.name, n.pinyin
""",
}
#: A name is near where it has at least so much of the text, character by character and in order.
_LEAST = 0.5


def near(store: Store, text: str, what: str) -> list[str]:
    """Give up to five names of people, units or groups (``what``) that are most like ``text``, the likest first.

    A name that is read alike comes before one that is written alike.
    """
    return nearest(text, [(str(n), str(p)) for n, p in store.ask(_NAMES[what]).rows], person=what == "person")


def nearest(text: str, names: Iterable[tuple[str, str]], *, person: bool = False) -> list[str]:
    """Give the names (each with its pinyin) that are most like a text.

    >>> nearest("李恩", [("李安", "lian"), ("李嗯恩", "lienen"), ("王五", "wangwu")], person=True)
    ['李安', '李嗯恩']
    >>> nearest("教育居", [("区财政局", "qucaizhengju"), ("区教育局", "qujiaoyuju")])
    ['区教育局']
    """
    low = text.lower().replace(" ", "")
    latin = low.isascii()
    read = low if latin else readings(text, person=person)[0]
    found: dict[str, float] = {}
    for name, pinyin in names:
        if latin:
            score = SequenceMatcher(None, low, pinyin, autojunk=False).ratio()
            score = score if score >= 0.6 else 0.0
        elif read and read == pinyin:
            score = 2.0
        else:
            score = _likeness(low, name.lower())
        if score:
            found[name] = max(score, found.get(name, 0.0))
    return sorted(found, key=lambda n: (-found[n], abs(len(n) - len(text)), n))[:_MOST]


def _likeness(text: str, name: str) -> float:
    """Give how much of a text stands in a name in order, a little less where the name says more; 0 where too little."""
    letters = set(text)
    if len(letters & set(name)) < len(letters) * _LEAST:  # spares most names the comparison
        return 0.0
    same = sum(block.size for block in SequenceMatcher(None, text, name, autojunk=False).get_matching_blocks())
    share = same / len(text)
    return share + same / len(name) / 4 if share >= _LEAST else 0.0
