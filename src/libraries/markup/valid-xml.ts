/** Characters that XML forbids. Texts of several lines may have them: Word writes U+000B where a line breaks in a paragraph. */
const invalidCharacters = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu

/** A document of XML with blanks for the characters that would make it unreadable. */
export const validXml = (xml: string): string => xml.replace(invalidCharacters, ' ')
