ROOMS = {
    "hall": {"text": "A long hall.", "exits": {"north": "library", "east": "kitchen"}, "items": ["lamp"]},
    "library": {"text": "Dusty books.", "exits": {"south": "hall"}, "items": ["book", "key"]},
    "kitchen": {"text": "It smells of soup.", "exits": {"west": "hall", "down": "cellar"}, "items": []},
    "cellar": {"text": "Dark and cold.", "exits": {"up": "kitchen"}, "items": ["chest"], "dark": True},
}

class Game:
    def __init__(self):
        self.room, self.bag, self.lit, self.over, self.turns = "hall", [], False, False, 0
    def here(self): return ROOMS[self.room]
    def look(self):
        room = self.here()
        if room.get("dark") and not self.lit:
            return "You see nothing."
        text = room["text"]
        if room["items"]:
            text += " You see: " + ", ".join(room["items"]) + "."
        return text + " Exits: " + "/".join(sorted(room["exits"])) + "."
    def do(self, line):
        self.turns += 1
        match line.lower().split():
            case []:
                return "What?"
            case ["look" | "l"]:
                return self.look()
            case ["go", ("north" | "south" | "east" | "west" | "up" | "down") as way]:
                try:
                    self.room = self.here()["exits"][way]
                except KeyError:
                    return "No way " + way + "."
                return self.look()
            case ["go", other]:
                return f"{other} is no direction."
            case ["take", item] if item in self.here()["items"]:
                if item == "chest":
                    return "Too heavy."
                self.here()["items"].remove(item)
                self.bag.append(item)
                return f"Taken: {item}."
            case ["take", *_]:
                return "There is none."
            case ["drop", item] if item in self.bag:
                self.bag.remove(item)
                self.here()["items"].append(item)
                return "Dropped."
            case ["use", "lamp"] if "lamp" in self.bag:
                self.lit = not self.lit
                return "Light!" if self.lit else "Dark."
            case ["open", "chest"] if self.room == "cellar":
                if "key" not in self.bag:
                    return "Locked."
                self.over = True
                return f"Gold! You needed {self.turns} turns."
            case ["bag" | "i" | "inventory"]:
                return "You carry " + (" and ".join(self.bag) or "nothing") + "."
            case [verb, *rest]:
                return f"I cannot {verb}{' ' + ' '.join(rest) if rest else ''}."

game = Game()
script = """look
go west
go up
take lamp

I
go north
TAKE key
take dragon
dance a jig
drop lamp
look
take lamp
go south
go east
go down
open chest
use lamp
look
take chest
use lamp
use sword
open chest""".split("\n")
for line in script:
    print(">", line)
    print(game.do(line))
    if game.over:
        break
print(game.bag, game.room, game.turns)
