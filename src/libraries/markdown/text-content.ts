const CHARACTER_OF: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/**
 * The DOM `textContent` of sanitised HTML, without a DOM. It relies on the output of `sanitise`: `<` and `>` stand only
 * in tags, texts contain only these three entities, and there is no comment and no `pre` that begins with a line break
 * (which a parser would drop).
 */
export function textContentOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, '')
  return text.includes('&')
    ? text.replace(/&(?:amp|lt|gt);/g, (entity) => CHARACTER_OF[entity] ?? entity)
    : text
}
