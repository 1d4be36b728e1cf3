/**
 * Text as it is stored: composed letters (NFC) and `\n` line ends, otherwise as written. Offsets into a text
 * are only meaningful after this, because both steps change its length.
 */
export function normaliseText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}

/** Whether text holds half of a surrogate pair, which UTF-8 cannot carry and Postgres refuses. */
export function hasLoneSurrogate(text: string): boolean {
  // With the u flag a well-formed pair is one character, so only an unpaired half is of this class.
  return /\p{Surrogate}/u.test(text)
}
