MATCH (s:Statement)-[:SUBJECT]->(t:Task) WHERE s.kind = 'task'
MATCH (s)-[:OBJECT]->(o:Organisation) WHERE o.sort <> 'collective'
WITH o, s.role AS role, count(DISTINCT t.id) AS tasks
RETURN o.name AS unit, role, tasks
