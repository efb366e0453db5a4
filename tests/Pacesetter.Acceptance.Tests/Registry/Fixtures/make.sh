#!/bin/sh
# Makes a fixture workspace with a released program: make.sh "PROGRAM" DIRECTORY
set -eu
program=$1 directory=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'unit,parent,kind,name\ns,,site,Site\nt,s,team,Team\n' >"$work/units.csv"
printf 'person,team,name,name_zh\np1,t,Ann Weaver,\np2,t,Li Ming,李明\n' >"$work/people.csv"
printf 'operation\nturn\n' >"$work/operations.csv"
printf 'operation,minutes,from\nturn,6,2025-01-01\n' >"$work/quotas.csv"
printf 'record,date,person,operation,good,hours\nr1,2025-03-03,p1,turn,90,8\nr2,2025-03-03,p2,turn,60,8\n' >"$work/work.csv"
$program --workspace "$work/made" init >/dev/null
for table in units people operations quotas work; do
  $program --workspace "$work/made" import "$table" "$work/$table.csv" >/dev/null
done
$program --workspace "$work/made" policy set money.hour_rate 31.50 --why "agreed for the year" >/dev/null
mkdir -p "$directory"
cp "$work/made/registry.sqlite" "$directory/"
gzip -9nc "$work/made/ledger.duckdb" >"$directory/ledger.duckdb.gz"
