"""What was said, and where it is kept: facts, statements, entities and the stores that hold them."""
