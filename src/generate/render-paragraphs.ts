import { renderMarkdown, type RenderedMarkdown } from '../content/markdown/render.ts'

/** Paragraphs of one line each, of words, digits and punctuation that mean nothing to Markdown or HTML there. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ,.;:%/()-]*[\p{L}\p{M}\p{N}.)]$/u
/** `1.` or `1)` begins a list. */
const LIST_ITEM = /^\d{1,9}[.)](?: |$)/

function isPlain(paragraph: string): boolean {
  return PLAIN.test(paragraph) && !paragraph.includes('  ') && !LIST_ITEM.test(paragraph)
}

/** The paragraphs of a source that is nothing else; undefined where Markdown or HTML may have a say in it. */
export function plainParagraphs(source: string): string[] | undefined {
  const paragraphs = source.split('\n\n')
  return paragraphs.every(isPlain) ? paragraphs : undefined
}

/**
 * What `renderMarkdown` gives, without its cost where the source is nothing but plain paragraphs, as synthetic bodies
 * are; anything else goes to it. (A million bodies would take longer to render than to store.)
 */
export function renderParagraphs(source: string): RenderedMarkdown {
  const paragraphs = plainParagraphs(source)
  if (paragraphs === undefined) return renderMarkdown(source)
  return { html: paragraphs.map((text) => `<p>${text}</p>`).join('\n'), text: paragraphs.join('\n') }
}
