MATCH (s:Statement) WHERE s.kind <> 'name'
AND (s.subject CONTAINS $subject OR EXISTS { MATCH (s)-[:SUBJECT]->(x)<-[:SUBJECT]-(n:Statement) WHERE n.kind = 'name' AND n.subject = $subject })
AND (s.object CONTAINS $object OR EXISTS { MATCH (s)-[:OBJECT]->(y)<-[:SUBJECT]-(m:Statement) WHERE m.kind = 'name' AND m.subject = $object })
RETURN DISTINCT s.subject AS subject_said, s.role AS role, s.object AS object_said, s.document AS document, s.line AS line,
  s.quote AS quote
