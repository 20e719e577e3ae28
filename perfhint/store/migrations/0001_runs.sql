-- One row a run: what history lists and --resume looks for. `head` holds the small rest of the record as JSON.
CREATE TABLE run (
    id         TEXT PRIMARY KEY,
    started    TEXT NOT NULL,      -- ISO 8601, UTC
    target     BLOB NOT NULL,      -- absolute path as the file system spells it
    digest     TEXT NOT NULL,      -- of the question: target, cases, interpreter, settings
    finished   INTEGER NOT NULL,
    improved   INTEGER NOT NULL,
    speedup    REAL,
    low        REAL,
    high       REAL,
    elapsed_s  REAL NOT NULL,
    process    TEXT NOT NULL,      -- who writes it: process id and start time
    head       TEXT NOT NULL
);
CREATE INDEX run_by_start ON run (started);
CREATE INDEX run_by_target ON run (target, digest, started);

-- The large parts of a run that change once or twice: original, baseline, profile, best, hunks.
CREATE TABLE part (
    run_id  TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    record  TEXT NOT NULL,
    PRIMARY KEY (run_id, name)
);

-- What was tried, in order, each with its verdict.
CREATE TABLE candidate (
    run_id     TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    rejection  TEXT,               -- NULL: accepted
    record     TEXT NOT NULL,
    PRIMARY KEY (run_id, position)
);

-- Comparisons with every raw time; position -1 is the final result against the original.
CREATE TABLE measurement (
    run_id    TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    speedup   REAL,
    record    TEXT NOT NULL,
    PRIMARY KEY (run_id, position)
);
