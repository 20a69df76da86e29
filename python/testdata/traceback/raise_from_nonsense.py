raise ValueError from 42
