MATCH (n:Statement)-[:SUBJECT]->(o:Organisation) WHERE n.kind = 'name' AND n.subject = $unit
MATCH (s:Statement)-[:SUBJECT]->(o) WHERE s.kind = 'name'
RETURN DISTINCT s.subject AS wording, s.document AS document, s.line AS line
