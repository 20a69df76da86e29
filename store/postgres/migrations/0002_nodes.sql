-- What several nodes on one database need to know of each other.

-- What was changed, so that other nodes forget what they hold of it in memory. One row per transaction, removed after an
-- hour. Numbers are given out before a transaction commits, so their order is not the order in which rows appear; xid is
-- what readers go by: everything below the oldest transaction under way has appeared.
CREATE TABLE changes (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid     xid8        NOT NULL DEFAULT pg_current_xact_id(), -- the transaction that made the change
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),    -- by the database's clock
    domains text[] COLLATE "C" NOT NULL DEFAULT '{}',          -- of the links that were made, changed or removed
    keys    text[] COLLATE "C" NOT NULL DEFAULT '{}',          -- their keys, in the same order
    tokens  text[] COLLATE "C" NOT NULL DEFAULT '{}',          -- IDs of tokens that were revoked
    everything boolean  NOT NULL DEFAULT false                 -- anything may have changed
);
CREATE INDEX changes_xid ON changes (xid);
CREATE INDEX changes_at ON changes (at);
