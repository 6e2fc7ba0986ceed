#!/usr/bin/env bash
# Fetches a server's jars by Maven: jars.sh POM FOLDER. Says what is missing where something is.
set -euo pipefail
pom=$1 folder=$2
if ! command -v java >/dev/null || ! command -v mvn >/dev/null; then
  echo "The tests of the servers' stores need Java 17 and Maven; they will be skipped (install openjdk-17-jdk-headless and maven)."
  exit 0
fi
mkdir -p "$folder/lib"
mvn -B -q -f "$pom" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$PWD/$folder/lib" -DincludeScope=runtime
touch "$folder/.done"
