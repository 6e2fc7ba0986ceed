MATCH (s:Statement) WHERE s.document = $document AND s.kind <> 'name'
RETURN DISTINCT s.line AS line, s.kind AS kind, s.role AS role, s.subject AS subject, s.object AS object
