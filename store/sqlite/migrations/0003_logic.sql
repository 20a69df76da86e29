-- How a link decides where it leads: its rules, its program and its time zone, as JSON. NULL: it always leads to its URL.
ALTER TABLE links ADD COLUMN logic TEXT;

-- What the splits of a link's logic chose, and how often.
CREATE TABLE link_variants (
    link_id INTEGER NOT NULL, -- the link
    split   TEXT    NOT NULL, -- name of the split
    variant TEXT    NOT NULL, -- what it chose
    clicks  INTEGER NOT NULL, -- redirects counted; trails the truth a little
    PRIMARY KEY (link_id, split, variant)
) STRICT, WITHOUT ROWID;
