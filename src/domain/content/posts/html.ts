const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for the content of an element, or for an attribute in double quotation marks. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character]!)

/** An element around escaped text; nothing for an empty text. @param attributes with a space before them */
export const htmlElement = (name: string, attributes: string, text: string | null): string =>
  text === null || text === '' ? '' : `<${name}${attributes}>${escapeHtml(text)}</${name}>`
