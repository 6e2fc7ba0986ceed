#!/usr/bin/env bash
# Fetches the Neo4j server's jars by Maven into the folder given; says what is missing where something is.
set -euo pipefail
folder=$1
if ! command -v java >/dev/null || ! command -v mvn >/dev/null; then
  echo "The tests of the Neo4j store need Java 17 and Maven; they will be skipped (install openjdk-17-jdk-headless and maven)."
  exit 0
fi
mkdir -p "$folder/lib"
mvn -B -q -f tests/servers/pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$PWD/$folder/lib" -DincludeScope=runtime
touch "$folder/.done"
