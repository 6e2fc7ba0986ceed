MATCH (p:Person)-[:SUPERVISES]->(o:Organisation)
OPTIONAL MATCH (o)-[:LEADS]->(t:Task)
WITH p, count(DISTINCT o.id) AS units, count(DISTINCT t.id) AS tasks
RETURN p.name AS leader, units, tasks
