#!/bin/sh
# Makes the registry of a fixture workspace with a released program: make.sh "PROGRAM" DIRECTORY
set -eu
program=$1 directory=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'unit,parent,kind,name\ns,,site,Site\nt,s,team,Team\n' >"$work/units.csv"
printf 'person,team,name,name_zh\np1,t,Ann Weaver,\np2,t,Li Ming,李明\n' >"$work/people.csv"
$program --workspace "$work/made" init >/dev/null
$program --workspace "$work/made" import units "$work/units.csv" >/dev/null
$program --workspace "$work/made" import people "$work/people.csv" >/dev/null
$program --workspace "$work/made" policy set money.hour_rate 31.50 --why "agreed for the year" >/dev/null
mkdir -p "$directory"
cp "$work/made/registry.sqlite" "$directory/"
