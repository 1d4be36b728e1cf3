/** No register has so many columns; what is made to do harm may. */
export const mostColumns = 1_000
