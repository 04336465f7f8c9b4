"""The bundled facts as data, and stores as NDJSON: load and export."""
