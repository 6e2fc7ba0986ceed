"""A name that a graph holds, though not as of the date that was asked for: said so, not that it is in no graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.folder import Place
    from remit.queries.find import NotFound


def missing(place: Place, text: str, error: NotFound, *sorts: str) -> str:
    """Give the sentence for a name that was not found: where another date has it, that."""
    from remit.graph.folder import VIEWS, manifest, open_cypher
    from remit.graph.trouble import Trouble
    from remit.queries.find import one

    if not isinstance(place, Path) or place.parent.name != VIEWS or not text:
        return str(error)
    store = open_cypher(place.parent.parent)
    try:
        found = one(store, text, *sorts)
    except Trouble:
        return str(error)
    finally:
        store.close()
    what = " or ".join(sorts)
    dates = manifest(place).view
    said = f"No {what} named {text} is in the graph as of {' / '.join(dates.values())}, but "
    if "known" not in dates:
        return f"{said}{found.name} is in it on another day."
    if "on" not in dates:
        return f"{said}later documents name {found.name}."
    return f"{said}without these dates it names {found.name}."
