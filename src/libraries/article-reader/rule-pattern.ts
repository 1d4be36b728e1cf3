/** A kind of line that belongs to the old site and not to the article. */
export type BoilerplateRule = {
  name: string
  /** Why such a line is no part of an article. */
  reason: string
  /**
   * `anywhere`: no article has such a line. `edges`: an article may use the words as a heading, so that the line is
   * boilerplate only before the first and after the last paragraph. `tail`: boilerplate only after the article's end.
   */
  where: 'anywhere' | 'edges' | 'tail'
  /**
   * Whether such a line ends the article. `unless-prose-follows`: such boxes also stand between paragraphs, so that
   * running text below shows that the article continues.
   */
  endsArticle: 'surely' | 'unless-prose-follows' | 'no'
  /** Whether such a line may read like a sentence; all other rules ignore prose. */
  sentences?: true
  /** Matched with the whole folded line: no accents, lower case, single spaces, plain hyphens. */
  pattern: RegExp
}

// The end of a box's name: nothing, or ornaments. The lines are untrusted: no pattern may match one text in two ways
// inside a repetition, which would take exponential time.
export const end = String.raw`[\s:»>+….\]]*(?:\(\d+\))?$`
export const start = String.raw`^[\s«»<>+•*·[-]*`
export const only = (words: string): RegExp => new RegExp(`${start}(?:${words})${end}`)
export const count = String.raw`\s*[:(]?\s*[\d.,]+\s*\)?`

export const anywhere = { where: 'anywhere', endsArticle: 'no' } as const
export const edges = { where: 'edges', endsArticle: 'unless-prose-follows' } as const
