MATCH (s:Statement)-[:SUBJECT]->(t:Task) WHERE s.kind = 'task' AND t.text CONTAINS $text
RETURN DISTINCT t.name AS task, s.role AS role, s.object AS who, s.document AS document, s.line AS line
