MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE s.kind = 'remit' AND s.until = '' AND s.object CONTAINS $text
RETURN DISTINCT p.name AS leader, s.role AS role, s.object AS matter, s.document AS document, s.line AS line
