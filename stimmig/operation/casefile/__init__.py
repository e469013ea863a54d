"""The file of one conversation for the person it was with: on paper, and as a file that proves what it says."""

from stimmig.operation.casefile.packing import filename, packed
from stimmig.operation.casefile.paper import pdf

__all__ = ["filename", "packed", "pdf"]
