syss = 1
sys.exit()
