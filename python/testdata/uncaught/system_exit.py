import sys
print("leaving")
try:
    sys.exit("a message to stderr")
finally:
    print("finally runs")
