-- Certificates, keys and answers to a certificate authority, by the names that the ACME client gives them.
CREATE TABLE certificates (
    name TEXT NOT NULL PRIMARY KEY,
    data BLOB NOT NULL
) STRICT, WITHOUT ROWID;
