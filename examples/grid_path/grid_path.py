"""A robot visits the stops A, B, C ... of a floor plan in order: how far it is, and which way to go.

Input: the plan, one row per line; '#' is a wall, '.' is free, letters are stops.
"""

import sys

MOVES = {"N": (-1, 0), "E": (0, 1), "S": (1, 0), "W": (0, -1)}


def read_plan():
    plan = []
    for line in sys.stdin.readlines():
        if line.strip():
            plan.append(list(line.strip()))
    return plan


def find_stops(plan):
    stops = []
    for row in range(len(plan)):
        for column in range(len(plan[row])):
            if plan[row][column] not in "#.":
                stops.append((plan[row][column], row, column))
    return sorted(stops)


def shortest_path(plan, start, goal):
    queue = [start]
    visited = [start]
    came_from = {}
    while queue:
        here = queue.pop(0)
        if here == goal:
            break
        for direction in MOVES:
            row = here[0] + MOVES[direction][0]
            column = here[1] + MOVES[direction][1]
            if row < 0 or row >= len(plan) or column < 0 or column >= len(plan[row]):
                continue
            if plan[row][column] == "#":
                continue
            if (row, column) not in visited:
                visited.append((row, column))
                came_from[(row, column)] = (here, direction)
                queue.append((row, column))
    else:
        return None
    path = ""
    while here != start:
        here, direction = came_from[here]
        path = direction + path
    return path


def shorten(path):
    """NNNEE -> 3N 2E"""
    parts = []
    i = 0
    while i < len(path):
        j = i
        while j < len(path) and path[j] == path[i]:
            j += 1
        parts.append(str(j - i) + path[i])
        i = j
    return " ".join(parts)


plan = read_plan()
stops = find_stops(plan)
total = 0
for k in range(len(stops) - 1):
    name, row, column = stops[k]
    next_name, next_row, next_column = stops[k + 1]
    path = shortest_path(plan, (row, column), (next_row, next_column))
    if path is None:
        print(f"{name} -> {next_name}: no way")
    else:
        total += len(path)
        print(f"{name} -> {next_name}: {len(path)} steps, {shorten(path)}")
print("total", total)
