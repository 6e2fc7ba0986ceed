MATCH (n:Statement)-[:SUBJECT]->(o:Organisation) WHERE n.kind = 'name' AND n.subject = $unit
MATCH (s:Statement)-[:SUBJECT|OBJECT]->(o) WHERE s.kind = 'structure'
RETURN DISTINCT s.subject AS body, s.role AS relation, s.object AS other, s.document AS document, s.line AS line
