/** Heads that a column may have besides its own name, by that name. */
export type HeaderNames = Readonly<Record<string, readonly string[]>>
