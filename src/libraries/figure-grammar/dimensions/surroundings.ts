import type { Draft } from '../draft.ts'
import type { Scene } from '../scene.ts'
import type { Phrase, PhraseReader } from '../text/phrases.ts'

/** How many tokens to each side of a figure may speak of it. */
const REACH = 24

/** The words around a figure, in its own item, up to the figures next to it: ranges of tokens, `to` exclusive. */
export interface Surroundings {
  readonly before: { from: number; to: number }
  readonly after: { from: number; to: number }
}

/** The words around each figure; every token lies in a bounded number of them. */
export function surroundingsOf(scene: Scene, drafts: readonly Draft[]): Surroundings[] {
  return drafts.map((draft, index) => {
    const start = Math.max(drafts[index - 1]?.to ?? 0, draft.from - REACH)
    const end = Math.min(drafts[index + 1]?.from ?? scene.tokens.length, draft.to + REACH)
    const { item, opener, sentence } = scene.places[draft.from]!
    // a parenthesis that is closed before the figure belongs to the words before it
    const isNear = (at: number) => {
      const place = scene.places[at]!
      return place.item === item || (place.sentence === sentence && place.opener > opener)
    }
    let from = draft.from
    while (from > start && isNear(from - 1)) from -= 1
    let to = draft.to
    while (to < end && scene.places[to]!.item === item) to += 1
    return {
      before: { from, to: Math.max(from, draft.from) },
      after: { from: draft.to, to: Math.max(to, draft.to) },
    }
  })
}

export function firstIn<Meaning>(
  { tokens }: Scene,
  read: PhraseReader<Meaning>,
  { from, to }: { from: number; to: number },
): Phrase<Meaning> | undefined {
  for (let at = from; at < to; at++) {
    const phrase = read(tokens, at)
    if (phrase) return phrase
  }
  return undefined
}

export function lastIn<Meaning>(
  { tokens }: Scene,
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
