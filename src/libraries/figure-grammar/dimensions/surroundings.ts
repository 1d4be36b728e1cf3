import type { Draft } from '../draft.ts'
import type { ParsedText } from '../parsed-text.ts'
import type { Phrase, PhraseReader } from '../text/phrases.ts'

/** The most tokens on each side of a figure that may describe it. */
const maxDistanceTokens = 24

const bracketEnds = new Set([',', ';', ':', ')'])

/** The words around a figure, within its item and up to the neighbouring figures: ranges of tokens, `to` exclusive. */
export interface Surroundings {
  readonly before: { from: number; to: number }
  readonly after: { from: number; to: number }
  /** The words before the bracket that a figure begins, behind the figure before: lớp bồi dưỡng chuyên viên (88 học viên). */
  readonly bracket: { from: number; to: number }
}

/** The words around each figure; a token lies in a bounded number of ranges. */
export function surroundingsOf(parsed: ParsedText, drafts: readonly Draft[]): Surroundings[] {
  return drafts.map((draft, index) => {
    const start = Math.max(drafts[index - 1]?.to ?? 0, draft.from - maxDistanceTokens)
    const end = Math.min(drafts[index + 1]?.from ?? parsed.tokens.length, draft.to + maxDistanceTokens)
    const { item, opener, sentence } = parsed.places[draft.from]!
    // a parenthesis that is closed before the figure belongs to the words before it
    const isNear = (at: number) => {
      const place = parsed.places[at]!
      return place.item === item || (place.sentence === sentence && place.opener > opener)
    }
    let from = draft.from
    while (from > start && isNear(from - 1)) from -= 1
    let to = draft.to
    while (to < end && parsed.places[to]!.item === item) to += 1
    return {
      before: { from, to: Math.max(from, draft.from) },
      after: { from: draft.to, to: Math.max(to, draft.to) },
      bracket: beforeBracket(parsed, draft, drafts[index - 1]),
    }
  })
}

function beforeBracket({ tokens, places }: ParsedText, draft: Draft, before: Draft | undefined) {
  const { opener, sentence } = places[draft.from]!
  if (opener === -1 || opener !== draft.from - 1) return { from: draft.from, to: draft.from }
  let from = opener
  const isOwn = (at: number) => places[at]!.sentence === sentence && !bracketEnds.has(tokens[at]!.form)
  while (from > Math.max(0, opener - maxDistanceTokens) && isOwn(from - 1)) from -= 1
  // words that begin with a figure are those of this one
  return (before?.to ?? 0) > from ? { from: draft.from, to: draft.from } : { from, to: opener }
}

/** The first phrase of a vocabulary in a range. */
export function firstIn<Meaning>(
  { tokens }: ParsedText,
  read: PhraseReader<Meaning>,
  { from, to }: { from: number; to: number },
): Phrase<Meaning> | undefined {
  for (let at = from; at < to; at++) {
    const phrase = read(tokens, at)
    if (phrase) return phrase
  }
  return undefined
}

/** The last phrase of a vocabulary in a range. */
export function lastIn<Meaning>(
  { tokens }: ParsedText,
  read: PhraseReader<Meaning>,
  { from, to }: { from: number; to: number },
): Phrase<Meaning> | undefined {
  let last: Phrase<Meaning> | undefined
  for (let at = from; at < to;) {
    const phrase = read(tokens, at)
    if (phrase && phrase.to <= to) last = phrase
    at = phrase?.to ?? at + 1
  }
  return last
}
