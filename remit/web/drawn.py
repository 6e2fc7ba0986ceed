"""The pictures that readers ask for: each is drawn in a process of its own, and the last ones are kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from remit.draw import CHARTS, View, chart, network, partial
from remit.graph.folder import MANIFEST, open_cypher
from remit.graph.store import Store
from remit.graph.trouble import Trouble
from remit.web.asked import children, folder
from remit.web.twin import Twin, of_chart, of_network
from remit.web.wording import Language, language_of

if TYPE_CHECKING:
    from remit.viz.chart import Chart
    from remit.viz.picture import Picture

_KEPT = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which picture a reader wants: the view, what it is about, and the least number of shared tasks."""

    view: View
    name: str = ""
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with its table; ``about``: the name of what was asked for by its id; ``notice``: it is a part alone."""

    picture: Picture | Chart
    twin: Twin
    about: str
    notice: str


@dataclass(slots=True)
class Drawings:
    """The last pictures, by graph, wish and language."""

    _kept: OrderedDict[Any, Drawn] = field(default_factory=OrderedDict)

    async def give(self, request: Request, wanted: Wanted) -> Drawn:
        """Give the picture, drawn anew where it is not kept.

        Raises:
            NotFound: nothing fits its name.
            TooLong: it took longer than a query may.
            Trouble: the graph has nothing to draw.
        """
        place = await folder(request)
        tongue = language_of(request)
        key = (place, (place / MANIFEST).stat().st_mtime_ns, wanted, tongue)
        if key not in self._kept:
            self._kept[key] = await children(request).ask(request, draw, place, wanted, tongue)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def draw(place: Path, wanted: Wanted, tongue: Language) -> Drawn:
    """Draw a picture of the graph in a folder, in a language.

    Raises:
        NotFound: nothing fits its name.
        Trouble: the graph has nothing to draw.
    """
    from remit.viz.tongue import speaking

    store = open_cypher(place)
    try:
        with speaking(tongue):
            about = called(store, wanted.name)
            if wanted.view in CHARTS:
                shown: Picture | Chart = chart(store, wanted.view, wanted.name)
                twin = of_chart(store, wanted.view, wanted.name)
            else:
                shown = network(store, wanted.view, wanted.name, wanted.least)
                twin = of_network(shown)
            return Drawn(shown, twin, about, partial(store, wanted.view, wanted.name))
    finally:
        store.close()


def called(store: Store, text: str) -> str:
    """Give the name of the entity of that id, else the text as it is."""
    rows = store.ask("MATCH (n) WHERE n.id = $id RETURN n.name", {"id": text}).rows if "/" in text else []
    return str(rows[0][0]) if rows else text


def wanted_of(request: Request) -> Wanted:
    """Read which picture an address names.

    Raises:
        Trouble: there is no such picture, or its threshold is no number.
    """
    view, least = request.path_params["view"], request.query_params.get("least", "").strip()
    if view not in list(View):
        raise Trouble(f"There is no picture named {view}; there are {', '.join(View)}.")
    if least and not (least.isascii() and least.isdigit() and 0 < int(least) < 10_000):
        raise Trouble(f"least is a whole number from 1; {least} is none.")
    return Wanted(View(view), request.query_params.get("name", "").strip(), int(least) if least else None)
