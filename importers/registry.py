"""The recognisers, in the order they read: a document goes to each of them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points

from remit.graph.fact import Fact, SetAside
from remit.graph.trouble import Trouble
from remit.importers.document import Document

#: What a recogniser is: a function from a document to facts and to cues it set aside with a reason.
Read = Callable[[Document], Iterator[Fact | SetAside]]

#: Modules of ``remit.importers.recognisers``; each has a function ``read``. Earlier ones win a shared wording.
OWN = (
    "documents",
    "division",
    "cover",
    "chiefs",
    "name_lines",
    "contacts",
    "listed_work",
    "brackets",
    "tables",
    "cells",
    "label_lines",
    "cases",
    "clauses",
    "groups",
    "offices",
    "bracketed_appointments",
    "appointments",
    "tiers",
    "awards",
    "evaluations",
    "duty_tables",
    "duties",
    "posts",
)
GROUP = "remit.importers"


def recognisers() -> Iterator[tuple[str, Read]]:
    """Give the built-in recognisers and those that other packages registered under ``remit.importers``.

    Raises:
        Trouble: an importer of another package cannot be loaded, or is no function.
    """
    for name in OWN:
        yield name, importlib.import_module(f"remit.importers.recognisers.{name}").read
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        yield entry.name, _foreign(entry)


def _foreign(entry: EntryPoint) -> Read:
    """Load another package's importer; whatever goes wrong in it is said with its name."""
    try:
        read = entry.load()
    except Exception as error:  # noqa: BLE001 - code of others may raise anything
        raise Trouble(f"The importer {entry.name} ({entry.value}) cannot be loaded: {_plainly(error)}.") from None
    if not callable(read):
        raise Trouble(f"The importer {entry.name} ({entry.value}) is no function; it must be one of a document.")

    def guarded(document: Document) -> Iterator[Fact | SetAside]:
        try:
            yield from read(document)
        except Exception as error:  # noqa: BLE001 - as above
            said = _plainly(error)
            raise Trouble(f"The importer {entry.name} ({entry.value}) failed in {document.key}: {said}.") from None

    return guarded


def _plainly(error: Exception) -> str:
    return " ".join(f"{type(error).__name__} {error}".split()).rstrip(".")
