/** The headers that a spreadsheet column may have beside its name, by name. */
export type HeaderNames = Readonly<Record<string, readonly string[]>>
