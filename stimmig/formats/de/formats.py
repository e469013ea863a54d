"""Dates and times as German writes them: Django's own, with a comma between the day and the hour."""

DATETIME_FORMAT = "j. F Y, H:i"
SHORT_DATETIME_FORMAT = "d.m.Y, H:i"
