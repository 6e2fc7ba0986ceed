"""remit turns government gazettes into a graph of who is responsible for what."""

__version__ = "0.1.0"
__all__ = ["__version__"]
