from _names import color
