-- A slow program and a faster equivalent. Two that differ only in names, strings and comments are the same pair.
CREATE TABLE pair (
    id        INTEGER PRIMARY KEY,
    digest    INTEGER NOT NULL UNIQUE,  -- of the canonical forms of both
    slow      TEXT NOT NULL,
    fast      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    category  TEXT NOT NULL,
    source    TEXT NOT NULL,            -- where it came from: "perfhint", "pie", "git", …
    problem   TEXT NOT NULL,            -- what it solves, as its source calls it; '': nobody knows
    claimed   REAL,                     -- the speed-up its source tells of
    measured  REAL,                     -- the speed-up perfhint found
    low       REAL,
    high      REAL,
    verdict   TEXT,                     -- what measuring it said, where it gave no speed-up; NULL: never measured
    refuted   INTEGER NOT NULL DEFAULT 0  -- measuring showed that it is slower, or does something else
);
CREATE INDEX pair_by_problem ON pair (problem) WHERE problem <> '';
CREATE INDEX pair_by_source ON pair (source);
CREATE INDEX refuted_pair ON pair (id) WHERE refuted;

-- What decides which pairs are alike; see features.py. Each blob is 16-bit numbers in ascending order.
CREATE TABLE features (
    pair       INTEGER PRIMARY KEY REFERENCES pair (id) ON DELETE CASCADE,
    slow       BLOB NOT NULL,
    region     BLOB NOT NULL,           -- of the lines of the slow program that the fast one changes
    fast       BLOB NOT NULL            -- words only: to tell near duplicates
);

-- Two of 1024 bits for each pair, of the whole slow program and of the changed lines; see signature.py. On their own,
-- because opening the corpus reads them all and nothing else.
CREATE TABLE signature (
    pair  INTEGER PRIMARY KEY REFERENCES pair (id) ON DELETE CASCADE,
    bits  BLOB NOT NULL
);

-- Pairs that share a key may be near duplicates (MinHash).
CREATE TABLE band (
    key   INTEGER NOT NULL,
    pair  INTEGER NOT NULL REFERENCES pair (id) ON DELETE CASCADE,
    PRIMARY KEY (key, pair)
) WITHOUT ROWID;

-- How far each source has been read: kept in the same transaction as what was read.
CREATE TABLE import (
    source    TEXT PRIMARY KEY,         -- kind, place and filters
    position  TEXT NOT NULL
);

-- Small things there is one of: how often each feature occurs, the weights in signatures, digest of the own pairs.
CREATE TABLE fact (
    name   TEXT PRIMARY KEY,
    value  BLOB NOT NULL
);
