"""Workbooks (.xlsx) edited as they lie in their archive.

openpyxl would read a whole workbook and write a new one: what it does not know (pictures, form
controls, values that formulas were worked out to) would be lost, and 100,000 rows take it 75 s and
1 GB. Here the XML of a sheet flows through, and only the cells that are marked are touched.

    cells      addresses, and cells as XML
    styles     the same look of a cell on another ground
    comments   notes at cells, beside those that people wrote
    rows       the XML of a sheet, row by row
    marking    the archive: sheets, styles, notes and what joins them
    filling    rows put below those of a workbook that is there
"""
