"""A site that shows pictures inside its pages: where vis-network, the entities and the wordings stand there."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Site:
    """The addresses of a site, as its pages give them.

    ``library`` is vis-network's; ``entity`` gives the page of an entity by its id, or nothing where it has none;
    ``wording`` gives the place of a fact's wording, marked as about some entities.
    """

    library: str
    entity: Callable[[str], str]
    wording: Callable[..., str]

    def fact(self, fact: dict[str, Any], *entities: str) -> dict[str, Any]:
        """Give a fact with the address of its wording, where it has a document."""
        known = [key for key in entities if self.entity(key)]
        return fact | ({"href": self.wording(fact, *known)} if fact.get("document") else {})


def digest(inside: str) -> str:
    """Give what a Content-Security-Policy calls a script or style by: that of its text."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode() + "'"
