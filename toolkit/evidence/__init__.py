"""What can be observed about tables, one family of evidence a file, each with the window it covers."""
