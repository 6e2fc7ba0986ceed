"""Answers for people: tables and offline pictures."""
