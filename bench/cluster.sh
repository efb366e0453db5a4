#!/usr/bin/env bash
# Measures a ledger on three ClickHouse servers of this machine beside the embedded one: copying it there, the same roll-up, and what a shard reads.
# Needs clickhouse-server, zookeeper and a JRE of Debian, a built program, and a workspace: bench/cluster.sh WORKSPACE
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
workspace=${1:?"bench/cluster.sh WORKSPACE"}
program=$here/artifacts/bin/Pacesetter.Cli/release/Pacesetter.Cli
top=$(mktemp -d)
password=only-for-bench
pids=()
# Each by its own id: other servers of this machine go on.
trap 'kill -9 "${pids[@]}" 2>/dev/null || true; rm -rf "$top"' EXIT

say() { curl -sS "http://127.0.0.1:$1/" -H "X-ClickHouse-User: default" -H "X-ClickHouse-Key: $password" --data-binary "$2"; }

start() { # shards with or without replication
    local shards=$1 keeper=$2 members="" n
    for n in $(seq "$shards"); do members+="<shard><internal_replication>true</internal_replication><replica><host>127.0.0.1</host><port>$((19000 + n))</port><user>default</user><password>$password</password></replica></shard>"; done
    for n in $(seq "$shards"); do
        local at=$top/$shards-$n
        mkdir -p "$at"/{data,tmp,forms}
        cat > "$at/users.xml" <<X
<yandex><profiles><default><max_threads>2</max_threads></default></profiles><users><default><password>$password</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users><quotas><default></default></quotas></yandex>
X
        cat > "$at/config.xml" <<X
<yandex><logger><level>warning</level><log>$at/log</log><errorlog>$at/errors</errorlog></logger><listen_host>127.0.0.1</listen_host>
<http_port>$((18120 + n))</http_port><tcp_port>$((19000 + n))</tcp_port><interserver_http_host>127.0.0.1</interserver_http_host><interserver_http_port>$((19100 + n))</interserver_http_port>
<path>$at/data/</path><tmp_path>$at/tmp/</tmp_path><format_schema_path>$at/forms/</format_schema_path><users_config>$at/users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>50000000</mark_cache_size>
<remote_servers><bench>$members</bench></remote_servers><macros><shard>$n</shard><replica>1</replica></macros>$keeper</yandex>
X
        /usr/sbin/clickhouse-server --config-file="$at/config.xml" >/dev/null 2>&1 &
        pids+=($!)
        disown
    done
    for n in $(seq "$shards"); do until curl -s "http://127.0.0.1:$((18120 + n))/ping" >/dev/null; do sleep 0.1; done; done
}

stop() { kill -9 "${pids[@]}" 2>/dev/null || true; sleep 1; pids=(); }

address() { local n servers=""; for n in $(seq "$1"); do servers+="127.0.0.1:$((18120 + n)),"; done; echo "Servers=${servers%,};Cluster=bench;Database=pace;User=default;Password=$password;Replicated=$2"; }

seconds() { local begin; begin=$(date +%s.%N); "$@" >/dev/null; echo "$(date +%s.%N) $begin" | awk '{printf "%.2f", $1 - $2}'; }

copied() { # shards, replicated
    export PACESETTER_LEDGER; PACESETTER_LEDGER=$(address "$1" "$2")
    "$program" --workspace "$workspace" ledger migrate >/dev/null
    local took; took=$(seconds "$program" --workspace "$workspace" ledger copy)
    local rows; rows=$(say 18121 "SELECT sum(rows) FROM (SELECT count() AS rows FROM pace.work UNION ALL SELECT count() AS rows FROM pace.attended UNION ALL SELECT count() AS rows FROM pace.attendance UNION ALL SELECT count() AS rows FROM pace.observations)")
    echo "copy, $1 servers, replicated=$2: $rows rows in $took s, $(echo "$rows $took" | awk '{printf "%d", $1 / $2}') a second"
}

rolled() { # what it is called
    local best=999 took i
    for i in 1 2 3; do took=$(seconds "$program" --workspace "$workspace" measure fulfilment --by team --per week --json); best=$(echo "$best $took" | awk '{print ($1 < $2) ? $1 : $2}'); done
    echo "roll-up by team and week, $1: $best s with the start of the program"
}

ask() { # number, times: the rows that the same local sum reads
    local rows
    for _ in $(seq "$2"); do rows=$(say $((18120 + $1)) "SELECT own_team, intDiv(date, 7) AS week, sum(earned), sum(hours), count() FROM pace.work_local GROUP BY own_team, week FORMAT JSON" | grep -o '"rows_read": [0-9]*' | grep -o '[0-9]*'); done
    echo "$rows"
}

burnt() { awk '{print $14 + $15}' "/proc/$1/stat"; }

shard() { # number, process: what it reads and burns, once it is warm
    local before rows
    ask "$1" 10 >/dev/null
    before=$(burnt "$2")
    rows=$(ask "$1" 50)
    echo "  shard $1 reads $rows rows with $(echo "$before $(burnt "$2")" | awk '{printf "%.4f", ($2 - $1) / 5000}') s of processor time a question"
}

fair() { # what it is called: effects of persons part by part, and whom those of teams select
    local took; took=$(seconds "$program" --workspace "$workspace" measure fair --method fixed --factors person,operation,work_centre,shift --out "$top/fair-$1.json")
    "$program" --workspace "$workspace" recognise select --json > "$top/select-$1.json"
    echo "fixed effects of persons, $1: $took s with the start of the program"
}

apart() { # two answers: how far their figures lie apart at most, and whether all else is the same
    local text='s/-\?[0-9]\+\.[0-9]\+\(E[-+]\?[0-9]\+\)\?/#/g'
    if ! cmp -s <(sed "$text" "$1") <(sed "$text" "$2"); then echo "something other than figures differs"; return; fi
    paste <(grep -oE -- '-?[0-9]+\.[0-9]+(E[-+]?[0-9]+)?' "$1") <(grep -oE -- '-?[0-9]+\.[0-9]+(E[-+]?[0-9]+)?' "$2") |
        awk '{d = $1 - $2; if (d < 0) d = -d; if (d > most) most = d} END {printf "%d figures, at most %g apart\n", NR, most}'
}

unset PACESETTER_LEDGER
rolled "embedded"
fair file
start 1 ""; copied 1 false; rolled "1 server"
shard 1 "${pids[0]}"
stop
start 3 ""; copied 3 false; rolled "3 servers"
fair cluster
for answer in fair select; do echo "  $answer: $(apart "$top/$answer-file.json" "$top/$answer-cluster.json")"; done
for n in 1 2 3; do shard "$n" "${pids[n - 1]}"; done
stop; rm -rf "$top"/3-*
mkdir -p "$top/keeper"; printf 'tickTime=500\ndataDir=%s/keeper/data\nclientPort=12181\nclientPortAddress=127.0.0.1\nadmin.enableServer=false\n' "$top" > "$top/keeper/zoo.cfg"
java -Xmx128m -cp /usr/share/java/zookeeper.jar:/usr/share/java/slf4j-nop.jar org.apache.zookeeper.server.quorum.QuorumPeerMain "$top/keeper/zoo.cfg" >/dev/null 2>&1 &
pids+=($!)
disown
until (exec 3<>/dev/tcp/127.0.0.1/12181) 2>/dev/null; do sleep 0.1; done
start 3 "<zookeeper><node><host>127.0.0.1</host><port>12181</port></node></zookeeper>"; copied 3 true; rolled "3 servers, replicated"
