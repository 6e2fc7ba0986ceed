"""Texts in traditional characters (繁体): read through their simplified ones, told in their own."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from remit.graph.fact import Fact
from remit.graph.trouble import Trouble
from remit.importers.source import Source

#: Characters of notices that have another simplified form; none of them stands in a text in simplified ones.
_TELLING = frozenset(
    "為國會長區縣鄉鎮與責單領導黨書記務員處負聯業發關於設學產機構辦廳縣協總實開經應無當對進環財規資訊衛農"
)
_ASCII = 127
#: So large a part of a text's beginning shows how it is written; a name or a quotation is less.
_PART, _HEAD = 0.03, 4_000


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters, told by its first 4,000.

    >>> is_traditional("區財政局負責發放補貼"), is_traditional("区财政局负责发放补贴")
    (True, False)
    """
    head = text[:_HEAD]
    return sum(c in _TELLING for c in head) > _PART * len(head)


@functools.cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def _simplified(char: str) -> str:
    """Give the simplified form of a character; the character itself where that would be several."""
    form: str = _converter().convert(char)
    return form if len(form) == 1 else char


@dataclass(frozen=True, slots=True)
class Script:
    """A source as it is read (``readable``, character for character) and as it is written.

    ``forms`` gives, for each character as it is read, the form that the written text has most often in its place.
    """

    written: Source
    readable: Source
    forms: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Source) -> Script:
        """Give the source with simplified characters where it is written in traditional ones.

        Raises:
            Trouble: the text is in traditional characters and opencc is not installed.
        """
        if not is_traditional(source.text):
            return cls(source, source)
        try:
            table = {ord(c): _simplified(c) for c in set(source.text) if ord(c) > _ASCII}
        except ImportError:
            raise Trouble(
                f"{source.name}: this text is in traditional characters, which opencc helps to read; "
                "install it with: pip install 'remit[files]'."
            ) from None
        readable = source.text.translate(table)
        counts = Counter(zip(readable, source.text, strict=True))
        forms = {ord(simple): form for (simple, form), _ in reversed(counts.most_common())}
        return cls(source, Source.of(readable, source.name, source.sha256), forms)

    def written_of(self, fact: Fact) -> Fact:
        """Give a fact of the readable text in the characters of the written one."""
        if self.written is self.readable:
            return fact
        dated = fact.kind == "document" and fact.role == "date"
        said = "".join(self.written.text[fact.start : fact.end].split())
        return replace(
            fact,
            document=self._again(fact.document),
            subject=self._subject(fact),
            object=fact.object if dated else said,
            when=self._again(fact.when),
            text=self._again(fact.text),
            quote=self._again(fact.quote),
        )

    def _subject(self, fact: Fact) -> str:
        """Take the subject's wording from its place; a composed one character by character."""
        at = fact.subject_start
        if at >= 0:
            wording = "".join(self.written.text[at : at + 4 * len(fact.subject)].split())[: len(fact.subject)]
            readable = "".join(self.readable.text[at : at + 4 * len(fact.subject)].split())[: len(fact.subject)]
            if readable == fact.subject:
                return wording
        return self._again(fact.subject)

    def _again(self, text: str) -> str:
        """Write a text with the traditional forms that this source uses most for its characters."""
        return text.translate(self.forms)
