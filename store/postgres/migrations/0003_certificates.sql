-- Certificates, keys and answers to a certificate authority, by the names that the ACME client gives them.
CREATE TABLE certificates (
    name text COLLATE "C" PRIMARY KEY,
    data bytea NOT NULL
);
