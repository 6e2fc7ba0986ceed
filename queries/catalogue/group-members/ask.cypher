MATCH (s:Statement)-[:SUBJECT]->(g:Organisation) WHERE g.sort = 'group' AND g.name CONTAINS $name AND s.kind = 'member'
RETURN DISTINCT s.role AS role, s.object AS member, s.document AS document, s.line AS line
