import type { Draft } from './draft.ts'
import { countingQuantities } from './exclusions/exclusions.ts'
import type { Scene } from './scene.ts'
import { unitRules } from './rules/unit-rules.ts'

/** Every number of the text that counts something, in its order, with its unit. */
export function findDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = []
  let counted: Draft | undefined
  let behind = 0
  for (const quantity of countingQuantities(scene)) {
    // the second number of `9 trong số 41 đảng viên` is a part of the first figure
    if (quantity.from < behind) continue
    const { sentence } = scene.places[quantity.from]!
    const inSentence = (draft: Draft | undefined) =>
      draft !== undefined && scene.places[draft.from]!.sentence === sentence ? draft : undefined
    const situation = {
      scene,
      quantity,
      previous: inSentence(drafts.at(-1)),
      counted: inSentence(counted),
    }
    for (const { name, confidence, read } of unitRules) {
      const found = read(situation)
      if (found === undefined) continue
      const { whole, ...rest } = found
      const draft: Draft = {
        ...rest,
        quantity,
        rule: name,
        confidence,
        whole,
        relation: null,
        qualifier: 'exact',
        dimensions: {},
      }
      drafts.push(draft)
      behind = draft.to
      if (draft.unit !== 'percent' && draft.unit !== 'dong') counted = draft
      break
    }
  }
  return drafts
}
