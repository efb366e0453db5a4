#!/bin/sh
# Makes a fixture workspace with a released program: make.sh "PROGRAM" DIRECTORY
set -eu
program=$1 directory=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run() { $program --workspace "$work/made" "$@" >/dev/null; }
printf 'unit,parent,kind,name\ns,,site,Site\nt,s,team,Team\n' >"$work/units.csv"
printf 'person,team,name,name_zh\np1,t,Ann Weaver,\np2,t,Li Ming,李明\n' >"$work/people.csv"
printf 'operation\nturn\n' >"$work/operations.csv"
printf 'operation,minutes,from\nturn,6,2025-01-01\n' >"$work/quotas.csv"
printf 'record,date,person,operation,good,hours\nr1,2025-03-03,p1,turn,90,8\nr2,2025-03-03,p2,turn,60,8\n' >"$work/work.csv"
run init
for table in units people operations quotas work; do
  run import "$table" "$work/$table.csv"
done
run policy set money.hour_rate 31.50 --why "agreed for the year"

# From schema 2 on: entries with children, a move, a refusal, a text to be found, an act of the program's own.
if $program practice --help >/dev/null 2>&1; then
  printf '{"id":"two-racks","unit":"t","title":"Two racks, one walk","title_zh":"两个料架一趟走","kind":"operating","originator":"p1","steps":["Fill both racks"],"key_points":[{"step":1,"point":"To the mark","reason":"A full rack tips"}],"contributors":[{"person":"p1","share":0.6},{"person":"p2","share":0.4}]}' >"$work/practice.json"
  run --as p1 practice add --file "$work/practice.json"
  run --as p1 practice move two-racks drafted --why "measured"
  run --as p1 practice move two-racks observed 2>/dev/null || true
  printf 'id,unit,holder,period,state,from,expires\nold,t,t,2024-12,granted,2025-01-01,2025-02-01\n' >"$work/titles.csv"
  run import titles "$work/titles.csv"
  printf '{"id":"typo","operation":"turn","trigger":"mistyped","old_minutes":6,"minutes":5.5,"from":"2025-06-01","corrects":"2025-01-01"}' >"$work/revision.json"
  run --as p1 quota-revision add --file "$work/revision.json"
  run --as p2:industrial_engineer quota-revision move typo approved
  run batches
fi
mkdir -p "$directory"
gzip -9nc "$work/made/registry.sqlite" >"$directory/registry.sqlite.gz"
gzip -9nc "$work/made/ledger.duckdb" >"$directory/ledger.duckdb.gz"
