-- The tables of the link service. Times are milliseconds since 1970-01-01 UTC; NULL means "not set". Text is compared
-- byte by byte (BINARY), so that lists have the same order as in PostgreSQL with COLLATE "C".

CREATE TABLE links (
    id            INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, not even after a purge
    domain        TEXT    NOT NULL, -- host of the short domain, '' for the default domain
    slug          TEXT    NOT NULL, -- as it was asked for
    key           TEXT    NOT NULL, -- the slug as it is looked up: the same, or folded where case is ignored
    url           TEXT    NOT NULL, -- the target
    url_hash      INTEGER NOT NULL, -- first 8 bytes of the SHA-256 of url, to find links with the same target
    title         TEXT,             -- NULL if empty, like the other optional texts
    note          TEXT,             -- what its owner wrote down about it
    tags          TEXT,             -- JSON array of strings; link_tags is its index
    status        INTEGER NOT NULL, -- of the redirect: 301, 302, 303, 307 or 308
    forward_query INTEGER NOT NULL, -- 1: the visitor's query is added to the target's
    forward_path  INTEGER NOT NULL, -- 1: what follows the slug is added to the target's path
    starts_at     INTEGER,          -- not followed before
    expires_at    INTEGER,          -- not followed from then on
    expired_url   TEXT,             -- where visitors go instead after that
    max_clicks    INTEGER NOT NULL, -- how often it may be followed, 0: without limit
    used          INTEGER NOT NULL, -- how much of max_clicks is taken; exact
    password_hash TEXT,             -- PHC string
    enabled       INTEGER NOT NULL, -- 0: switched off by its owner
    created_at    INTEGER NOT NULL, -- when it was made
    updated_at    INTEGER NOT NULL, -- when its present revision came to be
    deleted_at    INTEGER,          -- set: only the slug is kept, reserved
    created_by    TEXT    NOT NULL, -- name of the token that made it
    updated_by    TEXT    NOT NULL, -- name of the token that made the present revision
    revision      INTEGER NOT NULL  -- number of the present revision
) STRICT;

-- One link per slug. The key stands first, so that the same index serves lists by slug.
CREATE UNIQUE INDEX links_key ON links (key, domain);
-- Links with the same target, for reuse.
CREATE INDEX links_url_hash ON links (url_hash);
-- The default list. The rowid, which is the id, is part of each index and decides between equal times.
CREATE INDEX links_created_at ON links (created_at);
-- Deleted links are few; their list must not read all the others.
CREATE INDEX links_deleted ON links (created_at) WHERE deleted_at IS NOT NULL;

-- The counts have a table of their own, a few bytes per link, because batches of thousands of them change all the time.
-- No index orders them, since every count would have to maintain it.
CREATE TABLE link_clicks (
    link_id INTEGER PRIMARY KEY, -- a link that has any
    clicks  INTEGER NOT NULL     -- redirects counted; trails the truth a little
) STRICT;

CREATE TABLE link_tags (
    tag     TEXT    NOT NULL, -- one of the link's tags
    link_id INTEGER NOT NULL, -- the link
    PRIMARY KEY (tag, link_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
    link_id  INTEGER NOT NULL REFERENCES links (id), -- whose state it was
    revision INTEGER NOT NULL, -- its number, counted from 1
    at       INTEGER NOT NULL, -- when the state came to be
    by       TEXT    NOT NULL, -- name of the token that made it so
    state    TEXT    NOT NULL, -- the whole link but for id, domain, slug and key, as JSON
    PRIMARY KEY (link_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE click_nodes (
    node TEXT    PRIMARY KEY, -- name of a running recorder
    seq  INTEGER NOT NULL,    -- number of the last batch of clicks that was applied
    at   INTEGER NOT NULL     -- when that was, so that nodes long gone can be forgotten
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
    scope   TEXT    NOT NULL, -- whose key it is
    key     TEXT    NOT NULL, -- the Idempotency-Key of the request
    hash    TEXT    NOT NULL, -- of the request, so that the key is not used for another one
    link_id INTEGER NOT NULL, -- what the request made; the link may have been purged since
    at      INTEGER NOT NULL  -- when, so that old keys can be forgotten
) STRICT;
CREATE UNIQUE INDEX idempotency_key ON idempotency (key, scope);
CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE sequences (
    domain TEXT    PRIMARY KEY, -- whose slugs are counted
    next   INTEGER NOT NULL     -- the number that is given out next
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    name  TEXT PRIMARY KEY, -- of something that all nodes agree on
    value TEXT NOT NULL     -- what they agreed on
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
    id           TEXT    PRIMARY KEY, -- random, short, public
    name         TEXT    NOT NULL,    -- what its owner calls it
    hash         BLOB    NOT NULL,    -- SHA-256 of the secret
    scopes       TEXT    NOT NULL,    -- separated by spaces
    created_at   INTEGER NOT NULL,    -- when it was made
    created_by   TEXT    NOT NULL,    -- name of the token that made it
    expires_at   INTEGER,             -- not accepted from then on
    last_used_at INTEGER              -- to the minute
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX tokens_hash ON tokens (hash);
