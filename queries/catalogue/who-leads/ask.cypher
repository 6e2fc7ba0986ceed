MATCH (s:Statement)-[:SUBJECT]->(t:Task) WHERE s.kind = 'task' AND s.role = 'lead' AND t.text CONTAINS $text
RETURN DISTINCT t.name AS task, s.object AS lead, s.deadline AS deadline, s.document AS document, s.line AS line
