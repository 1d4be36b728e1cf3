import { Problem } from '../../../platform/http/problems.ts'
import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import { gradingReasons } from './columns.ts'
import { reasonLabels } from './labels.ts'
import type { Grading, GradingInput } from './schema.ts'

type ReasonKind = (typeof gradingReasons)[number]

const kindOfWords = new Map<string, ReasonKind>(
  gradingReasons.flatMap((kind) => [
    [slugOf(kind), kind],
    [slugOf(reasonLabels[kind].vi), kind],
  ]),
)

/** The 422 for a kind of reason of a grading that has a grade. */
export const gradedWithoutReason = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/reason_kind',
        code: 'contradiction',
        message: {
          en: 'It says why there is no grade: leave it out where outcome is graded.',
          vi: 'Đã được xếp loại thì không ghi lý do không xếp loại.',
        },
      },
    ],
  })

/**
 * The kind of reason that a grading is stored with. A reason in the words of a kind is of this kind; a trigger gives `other` to
 * further words. The kind that the grading has stays where the words stay, and goes when it gets a grade.
 */
export function reasonKindOf(
  { outcome, reason, reason_kind }: GradingInput,
  current: Grading | undefined,
): ReasonKind | null {
  if (outcome === 'graded') return null
  if (reason_kind !== null || reason === null) return reason_kind
  return kindOfWords.get(slugOf(reason)) ?? (reason === current?.reason ? current.reason_kind : null)
}
