"""remit turns government gazettes into a graph of who is responsible for what."""

from importlib.metadata import version

__version__ = version("remit")
__all__ = ["__version__"]
