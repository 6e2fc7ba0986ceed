"""A command in a pseudo-terminal of a given size, as a person at a screen runs it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

REMIT = Path(sys.executable).with_name("remit")


class Screen:
    """A started command; what it wrote is read until it ends or until a text is there."""

    def __init__(
        self, arguments: Sequence[str | Path], *, columns: int = 100, lines: int = 40, **environment: str
    ) -> None:
        own = ("REMIT_", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "PAGER", "LESS", "COLUMNS", "LINES")
        env = {k: v for k, v in os.environ.items() if not k.startswith(own)}
        env |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PAGER": "cat"} | environment
        self.text = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background ignores it, and hands that on
            os.execve(REMIT, ["remit", *map(str, arguments)], env)  # noqa: S606 - our own program
        self._raw = b""

    def send(self, text: str) -> None:
        os.write(self.fd, text.encode())

    def read(self, seconds: float = 0.2) -> bool:
        """Read what is there; False when the command has ended."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return True
        try:
            part = os.read(self.fd, 65536)
        except OSError:  # how Linux tells that the other side is closed
            return False
        self._raw += part
        self.text = self._raw.decode(errors="replace")
        return bool(part)

    def until(self, text: str, seconds: float = 20.0) -> str:
        """Read until ``text`` has come since the last call; give what came."""
        begin = len(self.text) if not hasattr(self, "_seen") else self._seen
        end = time.monotonic() + seconds
        while text not in self.text[begin:]:
            if not self.read() or time.monotonic() > end:
                raise AssertionError(f"{text!r} did not come; there is:\n{self.text[begin:]}")
        self._seen = self.text.index(text, begin) + len(text)
        return self.text[begin : self._seen]

    def end(self, seconds: float = 30.0) -> int:
        """Read to the end; give the exit code."""
        last = time.monotonic() + seconds
        while self.read():
            if time.monotonic() > last:
                os.kill(self.pid, signal.SIGKILL)
                raise AssertionError(f"the command does not end; it wrote:\n{self.text}")
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status)


def on_terminal(*arguments: str | Path, columns: int = 100, lines: int = 400, **environment: str) -> tuple[int, str]:
    """Run a command to its end; give exit code and what stood on the screen."""
    screen = Screen(arguments, columns=columns, lines=lines, **environment)
    code = screen.end()
    return code, screen.text.replace("\r\n", "\n")
