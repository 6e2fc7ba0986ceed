"""What a file is, and the text in it: one module a format, each with ``text_of``."""
