"""Let in who has an invitation, without a password: party/SPRING-7.

The program holds hashes, so that whoever reads it does not learn the codes. Codes must be long enough not to be guessed.
The link needs `forward_path`, so that it takes what follows its slug.
"""

import hashlib

CODES = {
    "5f2b2ef1d9c1": "ann",
    hashlib.sha256(b"spring-7-orchard").hexdigest()[:12]: "bob",  # in a real program only the hash
}


def route(req):
    code = req.path.strip().lower()
    guest = CODES.get(hashlib.sha256(code.encode()).hexdigest()[:12])
    if guest is None:
        return not_found()
    return f"https://party.example/?guest={guest}"
