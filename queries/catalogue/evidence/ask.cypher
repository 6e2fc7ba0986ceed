MATCH (s:Statement) WHERE s.kind <> 'name' AND s.subject CONTAINS $subject AND s.object CONTAINS $object
RETURN DISTINCT s.subject AS subject_said, s.role AS role, s.object AS object_said, s.document AS document, s.line AS line,
  s.quote AS quote
