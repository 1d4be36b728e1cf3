/** A sender does not wait for a text of more lines than these, however short they are. */
export const mostRows = 20_000
