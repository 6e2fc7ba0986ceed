"""The engines: each module is the only one that knows its engine."""
