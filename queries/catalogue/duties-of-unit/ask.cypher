MATCH (n:Statement)-[:SUBJECT]->(o:Organisation) WHERE n.kind = 'name' AND n.subject = $unit
MATCH (s:Statement)-[:SUBJECT]->(o) WHERE s.kind = 'duty'
RETURN DISTINCT s.object AS duty, s.document AS document, s.line AS line
