"""What escapes text in XML."""
