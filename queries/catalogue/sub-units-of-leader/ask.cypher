MATCH (p:Person)-[:SUPERVISES]->(o:Organisation) WHERE p.name = $leader
MATCH (x:Organisation)-[:PART_OF]->(o)
RETURN DISTINCT o.name AS unit, x.name AS part
