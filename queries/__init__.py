"""Questions and their answers: the catalogue, in Cypher and in SPARQL."""
