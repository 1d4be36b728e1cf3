import type { Draft } from './draft.ts'
import { countingQuantities } from './exclusions/exclusions.ts'
import type { ParsedText } from './parsed-text.ts'
import type { RuleInput, UnitRule } from './rules/unit-rule.ts'
import { unitRules } from './rules/unit-rules.ts'

/** Finds every number that counts something, with its unit, in the order of the text. */
export function findDrafts(parsed: ParsedText): Draft[] {
  const drafts: Draft[] = []
  let counted: Draft | undefined
  let sentence = -1
  let previousEnd = 0
  for (const quantity of countingQuantities(parsed)) {
    // the second number of `9 trong số 41 đảng viên` is a part of the first figure
    if (quantity.from < previousEnd) continue
    const place = parsed.places[quantity.from]!
    if (place.sentence !== sentence) counted = undefined
    sentence = place.sentence
    const draft = read({ parsed, quantity, counted }, previousEnd)
    if (draft === undefined) continue
    drafts.push(draft)
    previousEnd = draft.to
    if (draft.unit !== 'percent' && draft.unit !== 'dong') counted = draft
  }
  return drafts
}

/** The draft of the first rule that takes no word of the previous figure: `số lớp` in `9/41 số lớp một trăm` is taken. */
function read(input: RuleInput, previousEnd: number): Draft | undefined {
  for (const rule of unitRules) {
    const draft = draftBy(rule, input)
    if (draft && draft.from >= previousEnd) return draft
  }
  return undefined
}

function draftBy(rule: UnitRule, input: RuleInput): Draft | undefined {
  const found = rule.read(input)
  if (found === undefined) return undefined
  // 43,5 is an average and no count
  if (found.unit !== 'percent' && found.unit !== 'dong' && !Number.isInteger(found.value)) return undefined
  return {
    quantity: input.quantity,
    value: found.value,
    unit: found.unit,
    rule: rule.name,
    confidence: rule.confidence,
    denominator: found.denominator,
    from: found.from,
    to: found.to,
    whole: found.whole,
    peerOf: found.peerOf,
    label: found.label,
    relation: null,
    qualifier: 'exact',
    dimensions: {},
  }
}
