"""Searches weighted setups with FAISS, one thread: every vector measured, and through its graph.

usage: faiss-search.py <vectors.f32> <queries.f32> <dims> <k> <candidates>

Prints one JSON line: {"flatMs": [...], "graphMs": [...], "recalls": [...], "buildMs"}; a recall is
the share of the flat answer's k that the graph has among its candidates.
"""

import json
import sys
import time

import faiss
import numpy

dims, k, candidates = map(int, sys.argv[3:6])
vectors, queries = (numpy.fromfile(path, dtype="float32").reshape(-1, dims) for path in sys.argv[1:3])
faiss.omp_set_num_threads(1)

flat = faiss.IndexFlatL2(dims)
flat.add(vectors)
graph = faiss.IndexHNSWFlat(dims, 16)
graph.hnsw.efConstruction = 128
graph.hnsw.efSearch = candidates
start = time.perf_counter()
graph.add(vectors)
build = time.perf_counter() - start


def timed(index, query, count):
    begin = time.perf_counter()
    _, keys = index.search(query, count)
    return (time.perf_counter() - begin) * 1e3, set(keys[0])


result = {"flatMs": [], "graphMs": [], "recalls": [], "buildMs": build * 1e3}
for row in range(len(queries)):
    query = queries[row : row + 1]
    flat_ms, exact = timed(flat, query, k)
    graph_ms, found = timed(graph, query, candidates)
    result["flatMs"].append(flat_ms)
    result["graphMs"].append(graph_ms)
    result["recalls"].append(len(exact & found) / len(exact))
print(json.dumps(result))
