"""Summarise a web server's log: requests, errors and response times per path.

One request per line: 2024-03-01T10:00:00 GET /path 200 35ms
"""

import datetime
import decimal
import json
import re
import urllib.parse

times = []
methods = []
paths = []
statuses = []
durations = []
broken = 0

while True:
    try:
        line = input()
    except EOFError:
        break
    match = re.match(r"(\S+) (GET|POST|PUT|DELETE) (\S+) (\d{3}) (\d+)ms$", line)
    if not match:
        broken += 1
        continue
    times.append(match.group(1))
    methods.append(match.group(2))
    paths.append(match.group(3).split("?")[0])
    statuses.append(int(match.group(4)))
    durations.append(int(match.group(5)))


def average(values):
    total = 0
    for value in values:
        total += value
    return total / len(values) if values else 0.0


def median(values):
    if not values:
        return 0
    return sorted(values)[len(values) // 2]


print("requests:", len(times), "broken lines:", broken)
if times:
    print("from", min(times), "to", max(times))

different = []
for path in paths:
    if path not in different:
        different.append(path)

for path in sorted(different, key=lambda path: (-paths.count(path), path)):
    mine = [i for i in range(len(paths)) if paths[i] == path]
    errors = [statuses[i] for i in mine if statuses[i] >= 500]
    took = [durations[i] for i in mine]
    print(f"{path:<28}{paths.count(path):>6} requests {len(errors):>4} errors "
          f"{average(took):>8.1f} ms mean {median(took):>5} ms median {max(took):>5} ms max")

# busiest hours
hours = [time[:13] for time in times]
lines = ""
for hour in sorted(set(hours)):
    busy = "*" * (50 * hours.count(hour) // max([hours.count(other) for other in set(hours)]))
    lines = lines + hour + " " + str(hours.count(hour)) + " " + busy + "\n"
print(lines)
