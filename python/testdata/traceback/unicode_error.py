raise UnicodeDecodeError("utf-8", b"abc\xff", 3, 4, "invalid start byte")
