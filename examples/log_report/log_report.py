"""Summarise a web server's log: requests, errors and response times per path, clients, and the busiest hours.

One request per line: 2024-03-01T10:00:00 10.0.0.1 GET /path 200 35ms
"""

import datetime
import decimal
import json
import re
import urllib.parse

LINE = r"(\S+) (\S+) (GET|POST|PUT|DELETE) (\S+) (\d{3}) (\d+)ms$"

times = []
clients = []
paths = []
statuses = []
durations = []
broken = 0

while True:
    try:
        line = input()
    except EOFError:
        break
    match = re.match(LINE, line)
    if not match:
        broken += 1
        continue
    times.append(match.group(1))
    clients.append(match.group(2))
    paths.append(match.group(4).split("?")[0])
    statuses.append(int(match.group(5)))
    durations.append(int(match.group(6)))


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
different.sort()
for path in different:
    mine = [i for i in range(len(paths)) if paths[i] == path]
    errors = [statuses[i] for i in mine if statuses[i] >= 500]
    took = [durations[i] for i in mine]
    print(f"{path:<28}{paths.count(path):>6} requests {len(errors):>4} errors "
          f"{average(took):>8.1f} ms mean {median(took):>5} ms median {max(took):>5} ms max")

# who comes most often
known = []
visits = []
for client in clients:
    if client not in known:
        known.append(client)
for client in known:
    visits.append((clients.count(client), client))
visits.sort(key=lambda visit: (-visit[0], visit[1]))
print(len(known), "clients")
for count, client in visits[:10]:
    print(f"  {client:<16}{count:>6}")

# busiest hours
hours = [time[:13] for time in times]
chart = ""
for hour in sorted(set(hours)):
    busy = "*" * (hours.count(hour) // 10)
    chart = chart + hour + " " + str(hours.count(hour)) + " " + busy + "\n"
print(chart)
