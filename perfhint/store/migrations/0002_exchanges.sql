-- What was asked of models and what they answered, in order: kept as soon as it is there, for it may have cost money.
CREATE TABLE exchange (
    run_id    TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    model     TEXT NOT NULL,
    record    TEXT NOT NULL,
    PRIMARY KEY (run_id, position)
);
