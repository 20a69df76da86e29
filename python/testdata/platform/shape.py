# What a program runs on differs from machine to machine; how it is told does not.
import copy
import pickle
import platform as p

u = p.uname()
print(type(u).__name__, len(u), u._fields, u == tuple(u), u[0] == u.system == p.system(), u[-1] == u.processor == p.processor(), copy.copy(u) == u,
      pickle.loads(pickle.dumps(u)) == u, u is p.uname())
system, node, release, version, machine, processor = u
print((system, release, version, machine) == (p.system(), p.release(), p.version(), p.machine()), repr(u).startswith("uname_result(system='"))
print(p.python_version().split('.')[:2], p.python_version_tuple()[:2], p.architecture()[0], p.system_alias('SunOS', '5.10', 'v'), p.system_alias('win32', '10', 'v'),
      p.system_alias('Linux', '6', 'v'))
print(p.platform().startswith('Linux-'), p.platform(terse=True).startswith('Linux'), ' ' in p.platform(), p.java_ver(), p.win32_ver(), p.mac_ver(),
      p.win32_edition(), p.win32_is_iot())
print(p.ios_ver(), p.android_ver(), p.java_ver('r', 'v', ('a', 'b', 'c')))
try:
    print(sorted(p.freedesktop_os_release())[:1] != [])
except OSError as e:
    print(e)
