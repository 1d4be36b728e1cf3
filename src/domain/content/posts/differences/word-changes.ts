import { diffLines, diffWordsWithSpace } from 'diff'
import type { FieldDifference } from '../../../../platform/http/field-difference.ts'

/** A passage that both texts have, or only one of them. */
type WordChange = NonNullable<FieldDifference['words']>[number]

/** With more edits than this, lines are compared, and with more changed lines the whole texts: the time grows with the square. */
const maxEdits = 2_000

/** The changes from one text to another, by words. Very different texts are compared by lines, or as a whole. */
export function wordChanges({ before, after }: { before: string; after: string }): WordChange[] {
  const limit = { maxEditLength: maxEdits }
  const parts = diffWordsWithSpace(before, after, limit) ?? diffLines(before, after, limit)
  if (parts === undefined) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  }
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'equal',
    text: value,
  }))
}

/** The task of a worker thread. */
export const run = wordChanges
