import type { Draft } from '../draft.ts'
import { textOf, type Scene } from '../scene.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import { programWords, trainingOpeners } from '../vocabulary/programs.ts'
import { bundlesOf, isTraining } from './bundles.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { firstIn, lastIn, type Surroundings } from './surroundings.ts'

const readProgram = phraseReader(programWords)
const readOpener = phraseReader(trainingOpeners)
const byDocument = formOf('theo')
/** A longer name is a sentence. */
const LONGEST_NAME = 200

type Programme = Pick<Draft['dimensions'], 'program' | 'family' | 'training_type'>

/** The programme that a stretch of words names, by the vocabulary or in its own words. */
function programmeIn(scene: Scene, range: { from: number; to: number }, side: 'before' | 'after'): Programme {
  const read = side === 'before' ? lastIn : firstIn
  const known = read(scene, readProgram, range)?.meaning
  if (known) return { program: known.code, family: known.family, training_type: known.training_type }
  // `Về công tác đào tạo, năm 2020 mở 62 lớp`: what a comma parts from the figure names no programme
  const opener =
    read(scene, readOpener, side === 'before' ? behindComma(scene, range) : range) ??
    (side === 'before' ? documentOpener(scene, range) : undefined)
  if (opener === undefined) return {}
  const training_type = opener.meaning
  if (side === 'after' && opener.from !== range.from) return {}
  const name = ownName(scene, opener.from, opener.to, range.to)
  return name === undefined ? { training_type } : { program: name, training_type }
}

/** `Bồi dưỡng theo Kế hoạch số 91-KH/TU, ngày 29/7/2014 của ...`: what names its document may go on behind a comma. */
function documentOpener(scene: Scene, range: { from: number; to: number }) {
  const opener = firstIn(scene, readOpener, range)
  if (opener === undefined) return undefined
  const opensItem = opener.from === range.from || /^[:;–-]$/.test(scene.tokens[opener.from - 1]!.form)
  return opensItem && scene.tokens[opener.to]?.form === byDocument ? opener : undefined
}

/** `Bồi dưỡng theo Kế hoạch số 91-KH/TU`: from its first word up to a comma; one word is no name. */
function ownName(scene: Scene, from: number, behindOpener: number, most: number): string | undefined {
  let to = from
  while (to < most && ![',', ':', '(', ')', '.'].includes(scene.tokens[to]!.form)) to += 1
  if (to <= behindOpener + 1) return undefined
  const name = textOf(scene, from, to).normalize('NFC').replace(/\s+/g, ' ')
  return name.length <= LONGEST_NAME ? name : undefined
}

export const programRule: DimensionRule = {
  name: 'program',
  example: 'Đào tạo TCLLCT 08 lớp với 633 học viên (02 lớp ngoài kế hoạch); 24 lớp bồi dưỡng chuyên viên',
  description:
    'The programme named behind the classes or before them, by code where the vocabulary knows it, else in the words of the text; parts take it from the figure before their parenthesis.',
  apply(scene, drafts, surroundings) {
    const around = new Map(drafts.map((draft, index) => [draft, surroundings[index]!]))
    let previous: Draft | undefined
    for (const bundle of bundlesOf(scene, drafts)) {
      const first = bundle[0]!
      if (!isTraining(first)) continue
      const programme = programmeOf(scene, bundle, around) ?? inherited(scene, first, previous)
      for (const { dimensions } of bundle) Object.assign(dimensions, programme)
      previous = first
    }
  },
}

function programmeOf(
  scene: Scene,
  bundle: readonly Draft[],
  around: ReadonlyMap<Draft, Surroundings>,
): Programme | undefined {
  for (const draft of bundle) {
    const after = programmeIn(scene, upToComma(scene, around.get(draft)!.after), 'after')
    if (after.program !== undefined || after.training_type !== undefined) return after
  }
  const before = programmeIn(scene, around.get(bundle[0]!)!.before, 'before')
  return before.program === undefined && before.training_type === undefined ? undefined : before
}

function behindComma({ tokens }: Scene, { from, to }: { from: number; to: number }) {
  let start = to
  while (start > from && tokens[start - 1]!.form !== ',') start -= 1
  return { from: start, to }
}

function upToComma({ tokens }: Scene, { from, to }: { from: number; to: number }) {
  let end = from
  while (end < to && tokens[end]!.form !== ',') end += 1
  return { from, to: end }
}

/** A part belongs to the programme of what its parenthesis follows. */
function inherited(scene: Scene, first: Draft, previous: Draft | undefined): Programme {
  if (previous === undefined) return {}
  const [place, before] = [scene.places[first.from]!, scene.places[previous.from]!]
  const isPart =
    place.sentence === before.sentence && (first.whole !== undefined || place.opener > before.opener)
  const isSibling = place.opener !== -1 && place.opener === before.opener
  if (!isPart && !isSibling) return {}
  const { program, family, training_type } = previous.dimensions
  return {
    ...(program === undefined ? {} : { program }),
    ...(family === undefined ? {} : { family }),
    ...(training_type === undefined ? {} : { training_type }),
  }
}
