"""Measurements against a floor in the same run. They print ratios; they are no tests and never fail a
build.
"""
