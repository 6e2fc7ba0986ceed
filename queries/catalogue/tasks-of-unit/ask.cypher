MATCH (n:Statement)-[:SUBJECT]->(o:Organisation) WHERE n.kind = 'name' AND n.subject = $unit
MATCH (s:Statement)-[:OBJECT]->(o)
MATCH (s)-[:SUBJECT]->(t:Task)
RETURN DISTINCT s.role AS role, t.name AS task, s.due AS due, s.document AS document, s.line AS line
