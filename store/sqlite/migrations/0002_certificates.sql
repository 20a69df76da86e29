-- Certificates of the short domains, with their private keys, and what the certificate manager keeps beside them.
CREATE TABLE certificates (
    name TEXT PRIMARY KEY, -- what the certificate manager calls it
    data BLOB NOT NULL     -- certificate chain and private key, account key, or answer to a challenge
) STRICT, WITHOUT ROWID;
