"""Count the words of a text: the most frequent ones with a bar chart, and how many occur once."""

import string
import sys

STOP_WORDS = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has", "he", "her", "his", "i",
    "in", "is", "it", "its", "not", "of", "on", "or", "she", "that", "the", "they", "this", "to", "was", "were",
    "with", "you",
]

text = sys.stdin.read()

# keep letters, make everything else a space
clean = ""
for character in text:
    if character in string.ascii_letters:
        clean += character.lower()
    else:
        clean += " "

words = []
counts = []
skipped = 0
for word in clean.split():
    if word in STOP_WORDS:
        skipped += 1
        continue
    if word in words:
        counts[words.index(word)] += 1
    else:
        words.append(word)
        counts.append(1)

ranking = sorted(zip(words, counts), key=lambda pair: (-pair[1], pair[0]))
for word, count in ranking[:15]:
    share = 100 * count / sum(counts)
    bar = "#" * round(30 * count / max(counts))
    print(f"{word:<14}{count:>6}{share:>7.2f}%  {bar}")

once = []
for word in words:
    if counts[words.index(word)] == 1:
        once.append(word)
once.sort()

print()
print(len(words), "different words,", sum(counts), "counted,", skipped, "skipped")
print(len(once), "of them only once:", ", ".join(once[:8]))
