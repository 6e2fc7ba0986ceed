MATCH (o:Organisation)-[:LEADS]->(t:Task) WHERE t.text CONTAINS $text
MATCH (p:Person)-[:SUPERVISES]->(o)
OPTIONAL MATCH (p)-[:STANDS_IN_FOR]->(q:Person)
RETURN DISTINCT t.name AS task, o.name AS unit, p.name AS leader, q.name AS stand_in
