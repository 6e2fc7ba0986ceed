"""The document's own data (公文要素): number, title, issuing bodies, date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.text.passage import Passage
from remit.importers.wording import word

NAME = "documents"


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give one fact for each part of the document's heading and signature; the date as ISO 8601."""

    def fact(passage: Passage, role: str) -> Fact:
        return word(document, passage, (0, len(passage)), "document", role, document.key, importer=NAME)

    if document.number:
        yield fact(document.number, "number")
    if document.title:
        yield fact(document.title, "title")
    for issuer in document.issuers:
        yield fact(issuer, "issuer")
    if document.date and document.date_at:
        yield replace(fact(document.date_at, "date"), object=document.date)
