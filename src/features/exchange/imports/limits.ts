/** The most columns of a table: no register has more, but a file made to do harm may. */
export const maxColumns = 1_000

/** A sender does not wait for a text of more lines than these, however short they are. */
export const maxInlineRows = 20_000

/** How many warnings an import has. */
export const maxWarnings = 100

/** How many errors of rows a response has. */
export const maxReportedErrors = 100
