/**
 * Text as it is stored: composed letters (NFC) and `\n` line ends, otherwise as written. Offsets into a text
 * are only meaningful after this, because both steps change its length.
 */
export function normaliseText(text: string): string {
  const withOwnEnds = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return withOwnEnds.normalize('NFC')
}

/** Whether text holds half of a surrogate pair, which UTF-8 cannot carry and Postgres refuses. */
export const hasLoneSurrogate = (text: string): boolean => !text.isWellFormed()
