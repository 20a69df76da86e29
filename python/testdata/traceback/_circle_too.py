from _circle import value
