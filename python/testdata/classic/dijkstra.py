import heapq

graph = {
    "A": {"B": 7, "C": 9, "F": 14},
    "B": {"A": 7, "C": 10, "D": 15},
    "C": {"A": 9, "B": 10, "D": 11, "F": 2},
    "D": {"B": 15, "C": 11, "E": 6},
    "E": {"D": 6, "F": 9},
    "F": {"A": 14, "C": 2, "E": 9},
    "G": {},
}

def dijkstra(graph, source):
    distance = {node: float("inf") for node in graph}
    distance[source] = 0
    previous, heap, done = {}, [(0, source)], set()
    while heap:
        d, node = heapq.heappop(heap)
        if node in done:
            continue
        done.add(node)
        for neighbour, weight in graph[node].items():
            if d + weight < distance[neighbour]:
                distance[neighbour] = d + weight
                previous[neighbour] = node
                heapq.heappush(heap, (d + weight, neighbour))
    return distance, previous

def path(previous, target):
    nodes = [target]
    while target in previous:
        target = previous[target]
        nodes.append(target)
    return nodes[::-1]

distance, previous = dijkstra(graph, "A")
for node in sorted(graph):
    print(f"{node}: {distance[node]:>4} via {' -> '.join(path(previous, node))}")

def floyd(graph):
    d = {(i, j): 0 if i == j else graph[i].get(j, float("inf")) for i in graph for j in graph}
    for k in graph:
        for i in graph:
            for j in graph:
                d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return d
all_pairs = floyd(graph)
print(all(all_pairs["A", n] == distance[n] for n in graph))
print([[all_pairs[i, j] for j in "ABCDEF"] for i in "ABCDEF"])
