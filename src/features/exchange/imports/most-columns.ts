/** More columns than any register has; a file made to do harm may have more. */
export const mostColumns = 1_000
