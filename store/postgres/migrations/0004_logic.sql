-- How a link decides where it leads: its rules, its program and its time zone, as JSON. '': it always leads to its URL.
ALTER TABLE links ADD COLUMN logic text NOT NULL DEFAULT '';

-- What the splits of a link's logic chose, and how often.
CREATE TABLE link_variants (
    link_id bigint NOT NULL, -- the link
    split   text COLLATE "C" NOT NULL, -- name of the split
    variant text COLLATE "C" NOT NULL, -- what it chose
    clicks  bigint NOT NULL, -- redirects counted; trails the truth a little
    PRIMARY KEY (link_id, split, variant)
);
