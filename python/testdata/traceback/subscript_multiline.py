d = {
    "a": {},
}
d["a"][
    "some key"
]
