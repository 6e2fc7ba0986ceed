MATCH (s:Statement)-[:SUBJECT]->(t:Task) WHERE s.kind = 'task' AND s.role = 'supervisor'
MATCH (s)-[:OBJECT]->(p:Person)
RETURN DISTINCT p.name AS leader, t.name AS task, s.document AS document, s.line AS line
