#!/usr/bin/env bash
# For the test: the first process of the job kills the executor that runs it, as a machine that dies would;
# all others are the command after the flag file.
# Usage: lose_worker.sh FLAG COMMAND...
set -euo pipefail
flag=$1
shift
if mkdir "$flag" 2>/dev/null; then
    # This script <- Python worker <- (Python daemon) <- the executor's Java process.
    ancestor=$PPID
    while [ "$(cat "/proc/$ancestor/comm")" != java ]; do
        ancestor=$(awk '/^PPid:/ { print $2 }' "/proc/$ancestor/status")
    done
    # Never the driver, which runs Java as well.
    if tr '\0' ' ' <"/proc/$ancestor/cmdline" | grep -q CoarseGrainedExecutorBackend; then
        kill -9 "$ancestor"
    fi
    exit 1
fi
exec "$@"
