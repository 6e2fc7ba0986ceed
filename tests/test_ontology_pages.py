"""The ontology's pages: every term, in each language, and nothing that a browser would fetch."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from conftest import ROOT
from rdflib.namespace import OWL, RDF, RDFS


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    made = subprocess.run(
        [sys.executable, ROOT / "tools" / "ontology_pages.py", folder], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    return folder


@pytest.mark.parametrize(("language", "file"), [("en", "ontology.html"), ("zh", "ontology.zh.html")])
def test_each_term_is_there_by_its_label_and_nothing_is_fetched(pages: Path, language: str, file: str) -> None:
    html = (pages / file).read_text(encoding="utf-8")
    ontology = rdflib.Graph().parse(ROOT / "ontology" / "remit.ttl", format="turtle")
    terms = {
        t for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty) for t in ontology.subjects(RDF.type, kind)
    }
    own = [t for t in terms if "w3id.org/remit" in str(t)]
    assert len(own) > 50
    for term in own:
        labels = [str(o) for o in ontology.objects(term, RDFS.label) if getattr(o, "language", "") == language]
        assert str(term) in html
        assert any(label in html for label in labels), term
    assert f'lang="{language}"' in html
    assert re.findall(r"<h1>(.*?)</h1>", html, re.S) == [{"en": "The ontology of remit", "zh": "remit 本体"}[language]]
    fetched = r"<(?:script|img|iframe)\b[^>]*\bsrc=[\"'](?!data:)|<link\b[^>]*\bhref=[\"'](?!data:)|@import|url\(\s*[\"']?http"
    assert re.findall(fetched, html) == []
