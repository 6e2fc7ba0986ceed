MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE s.kind = 'remit' AND s.role IN ['overall', 'directs'] AND s.until = ''
MATCH (s)-[:OBJECT]->(o:Organisation)
RETURN DISTINCT p.name AS leader, o.name AS body, s.document AS document, s.line AS line
