MATCH (p:Person)-[:SUPERVISES]->(o:Organisation) WHERE p.name = $leader
MATCH (o)-[:LEADS]->(t:Task)
RETURN DISTINCT o.name AS unit, t.name AS task, t.deadline AS deadline, t.document AS document
