config = {"server": {"port": 80}}
def get(path):
    node = config
    for part in path.split("."):
        node = node[part]
    return node
print(get("server.port"))
print(get("server.host.name"))
