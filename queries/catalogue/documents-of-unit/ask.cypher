MATCH (n:Statement)-[:SUBJECT]->(o:Organisation) WHERE n.kind = 'name' AND n.subject = $unit
WITH DISTINCT o
MATCH (s:Statement)-[:SUBJECT|OBJECT]->(o) WHERE s.kind <> 'name'
MATCH (s)-[:STATED_IN]->(d:Document)
WITH d, count(DISTINCT s.id) AS facts
RETURN d.name AS document, d.date AS date, facts
