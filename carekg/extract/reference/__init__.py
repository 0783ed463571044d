"""What words stand for that name nothing themselves."""
