"""Decodes a plain DBN file with Databento's own library, piece by piece, as many times as told.

usage: databento-dbn-decode.py <file.dbn> <times>

Prints one JSON line per run: {"cpuMs", "wallMs", "records", "digest"}; the digest is 0, for the
records become Python objects and are then dropped.
"""

import json
import sys
import time

import databento_dbn

PIECE_BYTES = 1 << 20


def decoded(path: str) -> int:
    decoder = databento_dbn.DBNDecoder()
    records = 0
    with open(path, "rb") as file:
        while piece := file.read(PIECE_BYTES):
            decoder.write(piece)
            records += sum(1 for item in decoder.decode() if not isinstance(item, databento_dbn.Metadata))
    return records


for _ in range(int(sys.argv[2])):
    cpu, wall = time.process_time(), time.perf_counter()
    count = decoded(sys.argv[1])
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(json.dumps({"cpuMs": cpu * 1e3, "wallMs": wall * 1e3, "records": count, "digest": 0}))
