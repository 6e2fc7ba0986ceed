"""How the text of a notice opens (为加强…, 根据…, 现将…): what stands before it on its line are its addressees."""

from __future__ import annotations

import functools
import re

from remit.ontology.words import words


@functools.cache
def _purpose() -> re.Pattern[str]:
    return re.compile(words("documents")["purpose"])


def opens_notice(text: str) -> bool:
    """Whether a text opens as a notice does, with its purpose or its ground.

    >>> opens_notice("为规范议事程序,制定本规则"), opens_notice("负责统筹协调")
    (True, False)
    """
    return _purpose().match(text) is not None
