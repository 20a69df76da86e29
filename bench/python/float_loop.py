from math import sqrt

def step(bodies, dt):
    for i in range(len(bodies)):
        a = bodies[i]
        for j in range(i + 1, len(bodies)):
            b = bodies[j]
            dx, dy, dz = a[0] - b[0], a[1] - b[1], a[2] - b[2]
            d = dx * dx + dy * dy + dz * dz + 0.01
            mag = dt / (d * sqrt(d))
            am, bm = a[6] * mag, b[6] * mag
            a[3] -= dx * bm
            a[4] -= dy * bm
            a[5] -= dz * bm
            b[3] += dx * am
            b[4] += dy * am
            b[5] += dz * am
    for a in bodies:
        a[0] += dt * a[3]
        a[1] += dt * a[4]
        a[2] += dt * a[5]

def main():
    bodies = [[float(i), i * 0.5, i * -0.25, 0.0, 0.1 * i, 0.0, 1.0 + i] for i in range(5)]
    for _ in range(40_000):
        step(bodies, 0.001)
    print("%.9f %.9f" % (bodies[0][0], bodies[4][1]))

main()
