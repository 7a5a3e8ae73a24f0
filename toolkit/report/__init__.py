"""What a person or a machine gets to see: every report is one value with many renderings."""
