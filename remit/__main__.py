"""``python -m remit`` is the command line."""

from remit.cli import main

main()
