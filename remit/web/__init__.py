"""The web explorer: pages, a SPARQL endpoint, Cypher, the catalogue as a JSON API; loopback and read-only."""
