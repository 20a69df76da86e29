import unittest, sys
class T(unittest.TestCase):
    def test_ok(self): self.assertEqual(1,1)
    def test_fail(self): self.assertEqual(1,2,"why")
    def test_err(self): 1/0
    @unittest.skip("no")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xf(self): self.assertTrue(0)
    @unittest.expectedFailure
    def test_xs(self): pass
    def test_sub(self):
        for i in range(4):
            with self.subTest("m", i=i): self.assertLess(i,2)
    def test_raises(self):
        with self.assertRaises(ValueError) as cm: int("x")
        self.assertIsInstance(cm.exception, ValueError)
        self.assertRaises(ValueError, int, "y")
        with self.assertRaises(KeyError): pass
    def test_warns(self):
        import warnings
        with self.assertWarns(UserWarning): warnings.warn("x")
        with self.assertWarns(UserWarning): pass
    def test_set(self): self.assertEqual({1,2},{2,3})
    def test_count(self): self.assertCountEqual([1,2,2],[2,1,1])
    def setUp(self): self.addCleanup(lambda: None)
class U(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise OSError("x")
    def test_a(self): pass




def run(suite, **options):
    import io
    stream = io.StringIO()
    r = unittest.TextTestRunner(stream=stream, **options).run(suite)
    print('\n'.join(line for line in stream.getvalue().split('\n') if not line.startswith('Ran ')))
    print(r)


load = unittest.defaultTestLoader.loadTestsFromModule
run(load(sys.modules['__main__']), verbosity=2)
run(load(sys.modules['__main__']), verbosity=1, failfast=True)
run(load(sys.modules['__main__']), verbosity=0, buffer=True)
run(unittest.TestSuite([T('test_ok'), T('test_skip')]))
run(unittest.TestSuite())
for name in 'T.test_ok', 'T', 'T.nope', 'U', 'nope.T':
    try:
        s = unittest.defaultTestLoader.loadTestsFromName(name, sys.modules['__main__'])
        print(name, s, s.countTestCases())
    except Exception as e:
        print(name, type(e).__name__, e)
