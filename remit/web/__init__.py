"""The web explorer (`remit serve`): pages, a SPARQL endpoint, Cypher, the catalogue as a JSON API; loopback, read-only."""
