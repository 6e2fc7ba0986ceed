MATCH (o:Organisation)-[:LEADS]->(t:Task)
WHERE o.sort <> 'collective' AND NOT EXISTS { MATCH (p:Person)-[:SUPERVISES]->(o) }
  AND NOT EXISTS { MATCH (p:Person)-[:SUPERVISES]->(w:Organisation)<-[:PART_OF]-(o) }
RETURN DISTINCT t.name AS task, o.name AS lead, t.document AS document
