"""Collective names (各街镇, 各镇): which bodies of the jurisdiction they cover, as far as the documents name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from remit.graph.names import fold
from remit.graph.statement import Entity
from remit.ontology.words import words


def covers(entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    """Give (collective, body) for each body of the same jurisdiction that a collective name covers.

    Only names whose bodies tell themselves by their endings are expanded; 区直有关部门 says of no body
    that it is meant.
    """
    rules = [(re.compile(r["collective"]), re.compile(r["bodies"])) for r in words("names")["covers"]]
    bodies = [e for e in entities if e.kind == "Organisation"]
    for whole in bodies:
        if whole.values["sort"] != "collective":
            continue
        name = fold(str(whole.values["name"]))
        ending = next((b for c, b in rules if c.search(name)), None)
        if ending is None:
            continue
        for body in bodies:
            same = body.values["jurisdiction"] == whole.values["jurisdiction"]
            if same and body.values["sort"] != "collective" and ending.search(str(body.values["name"])):
                yield whole.id, body.id
