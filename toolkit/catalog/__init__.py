"""Read a database, build a source in a scratch database and read that, and compare two catalogs."""
