/** Characters that mean something wherever they stand; `&` only where it may begin an entity. */
const SPECIAL_ANYWHERE = /[\\`*_[\]<|~]|&(?=[#a-z])/gi
/** Signs of headings, quotes, lists, rules and table borders, and the number of an ordered item. */
const SPECIAL_AT_START = /^(?=[#>+=:-])|^(\d{1,9})(?=[.)](?:[ \t]|$))/

/**
 * Escapes plain text so that an article's paragraph made of it reads exactly as the text does. What needs no
 * escaping is left alone, because an editor will go on working in the source. Blank lines and the spaces at
 * either end of a line, which Markdown would drop, become entities: the text is one paragraph, whatever it holds.
 */
export function escapeMarkdown(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  let source = ''
  lines.forEach((line, at) => {
    if (at > 0) source += line === '' || lines[at - 1] === '' ? '&#10;' : '\n'
    source += escapeLine(line)
  })
  return source
}

function escapeLine(line: string): string {
  return line
    .replace(SPECIAL_ANYWHERE, '\\$&')
    .replace(SPECIAL_AT_START, '$1\\')
    .replace(/^[ \t]|[ \t]$/g, asEntity)
}

function asEntity(space: string): string {
  return space === '\t' ? '&#9;' : '&#32;'
}
