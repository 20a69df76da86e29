import _circle_attribute_too

value = 1
