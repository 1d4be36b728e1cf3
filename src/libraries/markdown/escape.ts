/** Characters with a meaning anywhere in a line; `&` only if it may begin an entity. */
const specialAnywhere = /[\\`*_[\]<|~]|&(?=[#a-z])/gi
/** Signs at the start of a line: headings, quotes, lists, rules, table borders, and numbers of ordered items. */
const specialAtStart = /^(?=[#>+=:-])|^(\d{1,9})(?=[.)](?:[ \t]|$))/

/**
 * Escapes plain text so that the paragraph made of it reads exactly as the text. It escapes only what needs it, because
 * editors continue to work in the source. Blank lines and spaces at both ends of a line, which Markdown would drop,
 * become entities, so that the text stays one paragraph.
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
    .replace(specialAnywhere, '\\$&')
    .replace(specialAtStart, '$1\\')
    .replace(/^[ \t]|[ \t]$/g, asEntity)
}

function asEntity(space: string): string {
  return space === '\t' ? '&#9;' : '&#32;'
}
