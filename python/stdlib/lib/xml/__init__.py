"""XML: trees of elements, a parser, and what escapes text."""
