MATCH (s:Statement) WHERE s.document = $document AND s.kind <> 'name'
RETURN s.kind AS kind, s.role AS role, count(s.id) AS facts
