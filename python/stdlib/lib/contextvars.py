"""Variables whose values belong to a context: a thread, a task, or what a program makes one."""

from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
