"""How a workbook of four sheets becomes assessments."""
