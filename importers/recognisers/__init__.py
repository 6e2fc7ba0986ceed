"""One recogniser for each form of writing; each reads a document and gives facts and cues set aside."""
