import { z } from 'zod'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import { validationError } from '../../platform/http/fields.ts'
import { commaList } from '../../platform/resource/comma-list.ts'

/**
 * The schema of `group_by`: keys by which rows are grouped, each of them once.
 * @param most how many keys a request may name; keys that change nothing do not count
 * @param unchanging these keys
 */
export function groupKeys<const Key extends string>(
  keys: readonly [Key, ...Key[]],
  description: string,
  most: number,
  unchanging: readonly Key[] = [],
) {
  return commaList(z.enum(keys), description)
    .refine(
      (named) => new Set(named).size === named.length,
      validationError('repeated', 'Name each key once.', 'Mỗi tiêu chí chỉ nêu một lần.'),
    )
    .refine(
      (named) => new Set(named.filter((key) => !unchanging.includes(key))).size <= most,
      validationError(
        'too_large',
        `Group by at most ${most} keys.`,
        `Không được nhóm theo quá ${vietnameseNumber(most)} tiêu chí.`,
      ),
    )
    .optional()
    .meta({ description, list: { type: 'string', enum: [...keys] } })
}
