try:
    import _circle
except ImportError:
    import _package.one
