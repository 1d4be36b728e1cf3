const caption = /\[caption[^\][]*\](\s*(?:<a[^>]*>\s*)?<img[^>]*>(?:\s*<\/a>)?)([^[]*)\[\/caption\]/g
const tag = /(<[^>]*>)/
const hasBlocks = /<p[\s>]|<!-- wp:/i

/**
 * The body as WordPress shows it: in the classic editor the lines of the text are paragraphs, and `[caption]` is a figure.
 */
export function wordpressHtml(content: string): string {
  const figures = content.replace(
    caption,
    (_, picture: string, words: string) => `<figure>${picture}<figcaption>${words}</figcaption></figure>`,
  )
  if (hasBlocks.test(figures)) return figures
  return figures
    .split(tag)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/\r?\n/g, '<br>')))
    .join('')
}
