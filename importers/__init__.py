"""From documents to facts: reading, cutting into blocks, and one recogniser for each form of writing."""
