MATCH (s:Statement)-[:SUBJECT]->(o:Organisation) WHERE s.kind = 'name'
WITH o, count(DISTINCT s.subject) AS wordings
WHERE wordings > 1
RETURN o.name AS unit, wordings
