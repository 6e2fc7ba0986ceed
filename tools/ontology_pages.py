"""A hook of mkdocs, and ``python tools/ontology_pages.py FOLDER``: the ontology's pages by pyLODE, in two languages."""

from __future__ import annotations

import importlib.metadata
import logging
import re
import sys
import types
from pathlib import Path
from typing import Any

import rdflib

TURTLE = Path(__file__).resolve().parent.parent / "ontology" / "remit.ttl"
#: The file of each language within the site.
FILES = {"en": "ontology.html", "zh": "ontology.zh.html"}
_TITLES = {"en": "The ontology of remit", "zh": "remit 本体"}
_FETCHED = (
    re.compile(r"<script\b[^>]*\bsrc=[^>]*>.*?</script>", re.S),
    re.compile(r"<link\b[^>]*\bhref=[\"'](?!data:)[^>]*>"),
    re.compile(r"<img\b[^>]*\bsrc=[\"'](?!data:)[^>]*>"),
)
# pyLODE strings the titles of all concept schemes together
_HEADINGS = re.compile(r"<(?P<tag>title|h1)>.*?</(?P=tag)>", re.S)


def page(language: str, turtle: Path = TURTLE) -> str:
    """Give the page of one language (en, zh) as HTML; what a browser would fetch from elsewhere is left out."""
    ontology = rdflib.Graph().parse(turtle, format="turtle")
    for triple in list(ontology):
        if isinstance(triple[2], rdflib.Literal) and triple[2].language not in (None, language):
            ontology.remove(triple)
    html = str(_profile()(ontology=ontology).make_html())
    for fetched in _FETCHED:
        html = fetched.sub("", html)
    html = _HEADINGS.sub(rf"<\g<tag>>{_TITLES[language]}</\g<tag>>", html)
    return html.replace("<html>", f'<html lang="{language}">', 1)


def _profile() -> Any:
    """Give pyLODE's profile of an ontology."""
    if "pylode.version" not in sys.modules:
        # pyLODE 3.4 reads its version from a pyproject.toml that its wheel does not hold (RDFLib/pyLODE issue 260).
        version = types.ModuleType("pylode.version")
        version.__dict__["__version__"] = importlib.metadata.version("pylode")
        sys.modules["pylode.version"] = version
    level = logging.getLogger().level
    from pylode import OntPub

    logging.getLogger().setLevel(level)  # pyLODE sets it, and mkdocs would tell all that it debugs
    return OntPub


def on_files(files: Any, *, config: Any) -> Any:
    """Add the pages to the site that mkdocs builds."""
    from mkdocs.structure.files import File

    for language, name in FILES.items():
        files.append(File.generated(config, name, content=page(language)))
    return files


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    for spoken, file in FILES.items():
        (Path(sys.argv[1]) / file).write_text(page(spoken), encoding="utf-8")
