import os

# Before Arrow is loaded, which reads it then and never again. Its own way with memory is to keep what was needed once:
# a quarter of all that a refresh takes.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
