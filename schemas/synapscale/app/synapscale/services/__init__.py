"""What happens between the API and the tables."""
