"""Pure functions on text, each module named for what it cuts: lists, brackets, numbering, names, dates."""
