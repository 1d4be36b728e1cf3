import type { Draft } from '../draft.ts'
import { skip, wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import type { Phrase } from '../text/phrases.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { planHeadingLinks } from '../vocabulary/plan.ts'
import { phraseReader } from '../text/phrases.ts'
import { qualifiersBefore } from '../vocabulary/qualifiers.ts'
import { bundlesOf, isTraining } from './bundles.ts'
import type { DimensionRule } from './dimension-rule.ts'

const links = wordSet(planHeadingLinks)
const listing = formOf('gồm')
const readQualifier = phraseReader(qualifiersBefore)
/** The largest distance of the words from the figure, in tokens. */
const maxDistanceTokens = 14

function planPhrases({ tokens }: ParsedText): Phrase<boolean>[] {
  const found: Phrase<boolean>[] = []
  for (let at = 0; at < tokens.length;) {
    const phrase = planPhraseAt(tokens, at)
    if (phrase) found.push(phrase)
    at = phrase?.to ?? at + 1
  }
  return found
}

/** `Ngoài kế hoạch, Trường mở thêm 3 lớp`. `Theo kế hoạch,` says that something was planned, not which classes. */
function opensSentence({ tokens, places }: ParsedText, phrase: Phrase<boolean>, next: Draft): boolean {
  const { sentence } = places[phrase.from]!
  if (phrase.meaning || places[phrase.from - 1]?.sentence === sentence) return false
  return tokens[phrase.to]?.form === ',' && places[next.from]!.sentence === sentence && isTraining(next)
}

/** Whether the phrase is a heading of the figure after it: `ngoài kế hoạch: 4 lớp`. */
function isHeading(parsed: ParsedText, phrase: Phrase<boolean>, next: Draft | undefined): boolean {
  if (next === undefined) return false
  if (opensSentence(parsed, phrase, next)) return true
  const linked = skip(parsed, links, phrase.to, 4)
  const start = readQualifier(parsed.tokens, linked)?.to ?? linked
  if (next.quantity.from !== start && next.from !== start) return false
  // `5 lớp ngoài kế hoạch với 419 học viên`: the words belong to the figure before them
  return true
}

/** Whether the words between are no further clause: a blank, a verb or a word may be between. */
function follows(parsed: ParsedText, draft: Draft | undefined, phrase: Phrase<boolean>): boolean {
  if (draft === undefined || phrase.from - draft.to > maxDistanceTokens) return false
  const [place, before] = [parsed.places[phrase.from]!, parsed.places[draft.from]!]
  if (place.sentence !== before.sentence) return false
  const isInside = place.opener >= draft.to && place.opener === phrase.from - 1
  if (place.item !== before.item && !isInside) return false
  for (let at = draft.to; at < phrase.from; at++) {
    if (parsed.tokens[at]!.form === ':') return false
  }
  return true
}

export const plannedRule: DimensionRule = {
  name: 'planned',
  example:
    '58 lớp trong kế hoạch với 6.124 học viên, 4 lớp ngài kết hoạch với 357 học viên; ngoài kế hoạch: 2 lớp',
  description:
    'trong, theo, đúng kế hoạch: true; ngoài kế hoạch: false; also if misspelled. It applies to the figure before it (as a heading, to the figure after it) and to classes and learners joined to that figure. A numbered Kế hoạch is a document; trong và ngoài kế hoạch gives no value.',
  apply(parsed, drafts) {
    const bundleOf = new Map<Draft, Draft[]>()
    for (const bundle of bundlesOf(parsed, drafts)) for (const draft of bundle) bundleOf.set(draft, bundle)
    let index = 0
    const phrases = planPhrases(parsed)
    for (const [at, phrase] of phrases.entries()) {
      while (index < drafts.length && drafts[index]!.from < phrase.from) index += 1
      const anchor = anchorOf(parsed, phrase, drafts[index - 1], drafts[index])
      if (anchor === undefined || anchor.relation === 'of_plan') continue
      const bundle = isTraining(anchor) ? (bundleOf.get(anchor) ?? [anchor]) : [anchor]
      const listed =
        anchor === drafts[index] ? listedAfter(parsed, phrase, phrases[at + 1], drafts, index) : []
      for (const draft of [...bundle, ...listed]) draft.dimensions.planned ??= phrase.meaning
    }
  },
}

/** `ngoài kế hoạch gồm 2 lớp sơ cấp và 1 lớp cập nhật`: the words apply to all listed figures. */
function listedAfter(
  { tokens, places }: ParsedText,
  phrase: Phrase<boolean>,
  following: Phrase<boolean> | undefined,
  drafts: readonly Draft[],
  first: number,
): Draft[] {
  const { sentence } = places[phrase.from]!
  // further such words in the sentence belong to other figures
  if (tokens[phrase.to]?.form !== listing || (following && places[following.from]!.sentence === sentence))
    return []
  const found: Draft[] = []
  for (let index = first; index < drafts.length; index++) {
    const draft = drafts[index]!
    if (places[draft.from]!.sentence !== sentence) break
    if (isTraining(draft)) found.push(draft)
  }
  return found
}

function anchorOf(
  parsed: ParsedText,
  phrase: Phrase<boolean>,
  before: Draft | undefined,
  next: Draft | undefined,
): Draft | undefined {
  const heading = isHeading(parsed, phrase, next)
  const suffix = follows(parsed, before, phrase) && before!.unit !== 'percent'
  const isApart = [',', ';', ':', '(', '.'].includes(parsed.tokens[phrase.from - 1]?.form ?? '.')
  if (heading && (isApart || !suffix || before!.dimensions.planned !== undefined)) return next
  return suffix ? before : undefined
}
