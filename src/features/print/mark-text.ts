/** A mark behind a place of a text. */
export interface Mark {
  /** How many UTF-16 code units of the text stand before it. */
  at: number
  /** Its HTML. */
  html: string
}

/** A tag, an entity or a run of text: sanitised HTML and escaped texts have no other ones (`libraries/markdown/render.ts`). */
const piece = /<[^>]*>|&(?:amp|lt|gt|quot);|[^<&]+/g

const isTag = (text: string) => text.startsWith('<')
const isEntity = (text: string) => text.startsWith('&')

/** Adds marks to sanitised HTML, at places of its text. A mark stands before the tags that follow its place. */
export function markText(html: string, marks: readonly Mark[]): string {
  const ordered = marks.toSorted((a, b) => a.at - b.at)
  let next = 0
  let length = 0
  let marked = ''
  const addMarks = () => {
    while (ordered[next] !== undefined && ordered[next]!.at <= length) marked += ordered[next++]!.html
  }
  for (const [text] of html.matchAll(piece)) {
    if (isTag(text)) {
      marked += text
      continue
    }
    if (isEntity(text)) {
      marked += text
      length += 1
      addMarks()
      continue
    }
    let from = 0
    while (ordered[next] !== undefined && ordered[next]!.at <= length + text.length - from) {
      const to = from + Math.max(0, ordered[next]!.at - length)
      marked += text.slice(from, to)
      length += to - from
      from = to
      addMarks()
    }
    marked += text.slice(from)
    length += text.length - from
  }
  return marked
}
