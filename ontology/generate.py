"""``python -m remit.ontology.generate [--check]``: write what derives from the schema, or say what has drifted."""

from __future__ import annotations

import sys
from pathlib import Path

from remit.ontology.page import page
from remit.ontology.rdf import ontology
from remit.ontology.schema import load
from remit.ontology.shapes import shapes

_HERE = Path(__file__).resolve().parent


def derived() -> dict[Path, str]:
    """Give each generated file with its content."""
    schema = load()
    return {
        _HERE / "remit.ttl": ontology(schema),
        _HERE / "shapes.ttl": shapes(schema),
        _HERE.parent / "docs" / "schema.md": page(schema),
    }


def main(arguments: list[str]) -> int:
    """Write the files; with ``--check`` only compare them. Gives 1 where one has drifted."""
    drifted = 0
    for path, text in derived().items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"{path.name} is not what schema.toml says; run `make generate`.", file=sys.stderr)
            drifted = 1
        else:
            path.write_text(text, encoding="utf-8")
    return drifted


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
