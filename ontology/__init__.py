"""What can be said: the schema, declared once, and everything that is derived from it."""
