MATCH (s:Statement)-[:SUBJECT]->(t:Task) WHERE s.kind = 'task' AND s.document = $document
RETURN DISTINCT s.line AS line, t.name AS task, s.role AS role, s.object AS who, s.due AS due
