"""A form as others can take it: its answers described as JSON Schema, its questions as an XLSForm workbook.

``schema`` (JSON Schema 2020-12 of the answers) → ``schema_of_kinds`` (one value) · ``schema_of_conditions`` (if and then)
``xlsform`` (a workbook with survey, choices and settings) → ``xlsform_rows`` (its cells) · ``xpath`` (conditions as
expressions) · ``workbook`` (cells that hold texts only)

The whole of a form, as YAML, is written by ``forms.editing``.
"""
