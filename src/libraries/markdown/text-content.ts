const CHARACTER_OF: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/**
 * The DOM `textContent` of sanitised article HTML, without a DOM. It relies on what `sanitise` writes: no `<` or
 * `>` but those of tags, no entity in a text but these three, no comment, and no `pre` that begins with a line
 * break (which a parser would drop).
 */
export function textContentOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, '')
  return text.includes('&')
    ? text.replace(/&(?:amp|lt|gt);/g, (entity) => CHARACTER_OF[entity] ?? entity)
    : text
}
