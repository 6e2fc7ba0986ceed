MATCH (o:Organisation)-[:LEADS]->(t:Task)
WHERE o.sort <> 'collective' AND NOT EXISTS { MATCH (p:Person)-[:SUPERVISES]->(o) }
RETURN o.name AS unit, count(DISTINCT t.id) AS tasks
