MATCH (s:Statement)-[:STATED_IN]->(d:Document) WHERE s.kind <> 'name'
RETURN d.name AS document, d.date AS date, count(s.id) AS facts
