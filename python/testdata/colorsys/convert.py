# Conversions of colours there and back.
import colorsys
from colorsys import *

values = (0.0, 0.2, 0.5, 0.8, 1.0)
for r in values:
    for g in values:
        for b in values:
            for there, back in ((rgb_to_yiq, yiq_to_rgb), (rgb_to_hls, hls_to_rgb), (rgb_to_hsv, hsv_to_rgb)):
                c = there(r, g, b)
                print(there.__name__, (r, g, b), [f"{x:.12f}" for x in c], [f"{x:.9f}" for x in back(*c)])
for h in (-0.5, 1.0, 1.25, 2):
    print(hsv_to_rgb(h, 1, 1), hls_to_rgb(h, 0.5, 0.5), yiq_to_rgb(h, h, -h))
print(rgb_to_hls(1, 0.9999999999999999, 1), rgb_to_hsv(0, 0, 0), rgb_to_hls(255, 128, 0), rgb_to_hsv(255, 128, 0))
print(colorsys.ONE_THIRD, colorsys.ONE_SIXTH, colorsys.TWO_THIRD, colorsys.__all__)
