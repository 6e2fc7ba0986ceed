MATCH (s:Statement)-[:OBJECT]->(c:Organisation) WHERE s.kind = 'task' AND c.sort = 'collective'
MATCH (s)-[:SUBJECT]->(t:Task)
OPTIONAL MATCH (c)-[:COVERS]->(x:Organisation)
RETURN DISTINCT c.name AS collective, s.role AS role, t.name AS task, x.name AS covers, s.document AS document
