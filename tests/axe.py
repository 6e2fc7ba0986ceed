"""axe-core on a page in a real browser: what it finds, and what of it keeps somebody out."""

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

_SCRIPT = AXE_SCRIPT.read_text(encoding="utf-8") if isinstance(AXE_SCRIPT, Path) else AXE_SCRIPT


def looked(page: Any) -> dict[str, Any]:
    """Give what axe-core says of a page or frame; an evaluation is not held by the page's policy."""
    page.evaluate(_SCRIPT)
    found: dict[str, Any] = page.evaluate("axe.run()")
    return found


def violations(found: dict[str, Any], *impacts: str) -> dict[str, list[str]]:
    """Give the rules that are broken, each with a few places; only those of the ``impacts`` where some are given."""
    return {
        v["id"]: [n["html"][:120] for n in v["nodes"]][:3]
        for v in found["violations"]
        if not impacts or v["impact"] in impacts
    }


def grave(found: dict[str, Any]) -> dict[str, list[str]]:
    """Give the broken rules that axe-core calls serious or critical."""
    return violations(found, "serious", "critical")
