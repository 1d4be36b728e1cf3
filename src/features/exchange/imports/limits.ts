/** The most columns of a table: no resource has more, but a malicious file may. */
export const maxColumns = 1_000

/** The most lines of an inline import; a longer text becomes a job. */
export const maxInlineRows = 20_000

/** The most warnings of an import. */
export const maxWarnings = 100

/** The most row errors of a response. */
export const maxReportedErrors = 100
