"""Numbers below 100 as Chinese dates print them: 二十一, 十, 9."""

from __future__ import annotations

#: The value of each sign; 元 counts the first month or year (元月).
DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○OＯ0０", 0) | {"元": 1}


def number(text: str) -> int:
    """Read a number below 100 in digits or in Chinese (十一, 二十, 9); 0 where it is none.

    >>> number("二十一")
    21
    """
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or (tens + ones).isdecimal():
        return 0
    return (DIGITS.get(tens, 1) * 10 if ten else DIGITS.get(tens, 0)) + DIGITS.get(ones, 0)
