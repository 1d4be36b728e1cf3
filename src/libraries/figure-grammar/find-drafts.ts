import type { Draft } from './draft.ts'
import { countingQuantities } from './exclusions/exclusions.ts'
import type { Scene } from './scene.ts'
import type { Situation, UnitRule } from './rules/unit-rule.ts'
import { unitRules } from './rules/unit-rules.ts'

/** Every number of the text that counts something, in its order, with its unit. */
export function findDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = []
  let counted: Draft | undefined
  let sentence = -1
  let behind = 0
  for (const quantity of countingQuantities(scene)) {
    // the second number of `9 trong số 41 đảng viên` is a part of the first figure
    if (quantity.from < behind) continue
    const place = scene.places[quantity.from]!
    if (place.sentence !== sentence) counted = undefined
    sentence = place.sentence
    const draft = read({ scene, quantity, counted }, behind)
    if (draft === undefined) continue
    drafts.push(draft)
    behind = draft.to
    if (draft.unit !== 'percent' && draft.unit !== 'dong') counted = draft
  }
  return drafts
}

/** What the first rule says that takes no word of the figure before: `số lớp` of `9/41 số lớp một trăm` is told already. */
function read(situation: Situation, behind: number): Draft | undefined {
  for (const rule of unitRules) {
    const draft = draftBy(rule, situation)
    if (draft && draft.from >= behind) return draft
  }
  return undefined
}

function draftBy(rule: UnitRule, situation: Situation): Draft | undefined {
  const found = rule.read(situation)
  if (found === undefined) return undefined
  return {
    quantity: situation.quantity,
    value: found.value,
    unit: found.unit,
    rule: rule.name,
    confidence: rule.confidence,
    denominator: found.denominator,
    from: found.from,
    to: found.to,
    whole: found.whole,
    relation: null,
    qualifier: 'exact',
    dimensions: {},
  }
}
