"""Waiting in a browser until a page's own state is as it should be.

Playwright's ``wait_for_function`` polls by evaluating a string inside the page, which our pages' Content-Security-Policy
forbids wherever the first look does not succeed: such a test passes on a fast machine and fails on a slow one.
"""

import time
from typing import Any


def until(page: Any, expression: str, arg: Any = None, seconds: float = 9) -> None:
    """Look every 50 ms from outside whether an expression (or function of ``arg``) holds; raise AssertionError if not."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"still not so after {seconds} s: {expression}"
        page.wait_for_timeout(50)
