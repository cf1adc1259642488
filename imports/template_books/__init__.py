"""Templates of the workbooks that people bring: empty, or filled with what the portal knows.

lists       what may be chosen in which column
examples    a value for each column, as the guide shows it
workbook    the sheets with their headers, lists, looks and explanations
contents    rows for a template: my facilities, last year's values
"""
