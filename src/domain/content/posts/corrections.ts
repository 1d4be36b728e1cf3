import { Problem } from '../../../platform/http/problems.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { errorOfDayAhead } from '../../days-ahead.ts'
import { today } from '../../school-day.ts'
import { isAuthor } from './own-drafts.ts'
import type { PostDraft } from './related-input.ts'
import type { Post, PostInput } from './schema.ts'

type Correction = Pick<PostInput, 'correction_note' | 'corrected_on'>

const forEditors = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/correction_note',
        code: 'read_only',
        message: {
          en: 'Editors alone write it: leave it out.',
          vi: 'Chỉ biên tập viên được ghi nội dung đính chính; hãy bỏ trống.',
        },
      },
    ],
  })

/** The day that a write leaves as it is: a client that sends the whole post back names the day of the former note. */
const givenDay = ({ corrected_on: day }: Correction, current: Post | undefined) =>
  day === (current?.corrected_on ?? null) ? null : day

/**
 * The correction note of a post with its day: the given one, else that on which the note changes. A working draft has no day of its own
 * until it is published.
 * @throws Problem 422 if an author writes the note, or if the given day has not come
 */
export function correctionOf(
  { values, current }: Pick<PostDraft, 'values' | 'current'>,
  { access, dryRun, file }: WriteContext,
): Correction {
  const { correction_note } = values
  const isChanged = correction_note !== (current?.correction_note ?? null)
  if (isChanged && isAuthor(access)) throw forEditors()
  if (correction_note === null) return { correction_note, corrected_on: null }
  const given = givenDay(values, current)
  const ahead = errorOfDayAhead('corrected_on', given, true)
  if (ahead) throw new Problem('unprocessable', { errors: [ahead] })
  if (given !== null) return { correction_note, corrected_on: given }
  if (!isChanged) return { correction_note, corrected_on: current?.corrected_on ?? null }
  const isRehearsal = dryRun && file === undefined
  return { correction_note, corrected_on: isRehearsal ? null : today() }
}
