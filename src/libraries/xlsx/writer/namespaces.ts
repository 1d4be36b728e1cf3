/** The first line of each part. */
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** The namespace of workbooks, sheets and styles. */
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
