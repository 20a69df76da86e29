package syntax

func Print(Node) string { return "" }
