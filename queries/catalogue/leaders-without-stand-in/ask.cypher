MATCH (p:Person)-[:SUPERVISES]->(o:Organisation)
WHERE NOT EXISTS { MATCH (p)-[:STANDS_IN_FOR]->(q:Person) }
WITH p, count(DISTINCT o.id) AS units
RETURN p.name AS leader, units
