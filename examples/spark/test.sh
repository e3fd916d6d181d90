#!/usr/bin/env bash
# Runs the job on a Spark cluster of two workers on this machine, and compares its lines with those of one process:
# on good documents, with a bad one among them, and while an executor is lost.
#
# Installs PySpark into a virtual environment (VENV, default target/spark-venv) unless it is there, and
# Debian's Java 17 where there is no Java. JSONL is the binary; it is built unless set.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."

if ! command -v java >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq openjdk-17-jre-headless
fi
venv=${VENV:-$PWD/target/spark-venv}
if ! "$venv/bin/python" -c 'import pyspark' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet pyspark
fi
if [ -z "${JSONL:-}" ]; then
    cargo build --quiet --release --example jsonl
    JSONL=$PWD/target/release/examples/jsonl
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/articles"

# Articles of the bundled text: each starts at another paragraph, so that no two are the same.
python3 - "$scratch/articles" <<'PYTHON'
import sys
paragraphs = open("examples/data/harbour.txt", encoding="utf8").read().splitlines()
for number in range(200):
    start = number % len(paragraphs)
    text = "\n".join(paragraphs[start:] + paragraphs[:start]) + f"\nArticle {number}.\n"
    open(f"{sys.argv[1]}/{number:04}.txt", "w", encoding="utf8").write(text)
PYTHON
# One that is not UTF-8.
printf 'Prime Minister Erik Sk\xe5r said \x93no\x94.\n' >"$scratch/articles/0100-latin.txt"

# One process, the documents in the order of their names.
python3 - "$scratch/articles" >"$scratch/documents.jsonl" <<'PYTHON'
import os, sys
sys.path.insert(0, "examples/spark")
import types
sys.modules["pyspark"] = types.ModuleType("pyspark")
sys.modules["pyspark.sql"] = types.ModuleType("pyspark.sql")
sys.modules["pyspark.sql"].SparkSession = None      # only the conversion is wanted
from attribute import document
for name in sorted(os.listdir(sys.argv[1])):
    print(document((name, open(os.path.join(sys.argv[1], name), "rb").read())))
PYTHON
"$JSONL" --threads 1 <"$scratch/documents.jsonl" >"$scratch/one.jsonl"

# spark OUTPUT COMMAND: the job on two workers.
spark() {
    PYSPARK_PYTHON=$venv/bin/python SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS=$scratch \
        "$venv/bin/spark-submit" --master 'local-cluster[2,1,1024]' --conf spark.ui.enabled=false \
        examples/spark/attribute.py "file://$scratch/articles" "file://$scratch/$1" \
        --command "$2" --partitions 8 >"$scratch/$1.log" 2>&1 || {
        tail -40 "$scratch/$1.log"
        exit 1
    }
    cat "$scratch/$1"/part-* >"$scratch/$1.jsonl"
}

# same NAME: whether the job's lines are those of one process, byte for byte.
same() {
    cmp "$scratch/one.jsonl" "$scratch/$1.jsonl"
    echo "$1: $(wc -l <"$scratch/$1.jsonl") lines in $(ls "$scratch/$1"/part-* | wc -l) parts, the same as one process's"
}

spark plain "$JSONL --threads 1"
same plain
grep -c '"error"' "$scratch/plain.jsonl" | grep -qx 1
grep '"error"' "$scratch/plain.jsonl"

spark lost "$here/lose_worker.sh $scratch/flag $JSONL --threads 1"
same lost
grep -o 'Lost executor [0-9]* on [^:]*' "$scratch/lost.log" | head -1
echo "3 passed, 0 failed"
