import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import type { Api } from '../../../platform/http/api.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Group } from '../result.ts'
import { periodsOf, type Period, type PeriodParameters } from '../movement/period.ts'
import { countPosts, type PostNumbers } from './count.ts'
import { groupings, type PostKey } from './keys.ts'

/** A response has no more groups: authors without an entry in the register have any name. */
const maxGroups = 10_000

/** The posts of a period. */
export interface PostStatistics {
  period: Period
  group_by: PostKey[]
  rows: (PostNumbers & { group: Group[] })[]
  total: PostNumbers
}

/** The parameters of a request. */
export interface PostParameters extends PeriodParameters {
  group_by?: PostKey[] | undefined
}

function groupOf(key: PostKey, value: string | null, name: string | null): Group {
  const { none, labelOf } = groupings[key]
  if (value === null) return { dimension: key, value, label: none }
  return { dimension: key, value, label: labelOf?.(value) ?? { vi: name ?? value, en: name ?? value } }
}

const tooManyGroups = () =>
  new Problem('invalid_request', {
    errors: [
      {
        parameter: 'group_by',
        code: 'too_large',
        message: {
          en: `There are more than ${maxGroups} groups: name a shorter period, or fewer keys.`,
          vi: `Có hơn ${vietnameseNumber(maxGroups)} nhóm: hãy chọn kỳ ngắn hơn hoặc bớt tiêu chí nhóm.`,
        },
      },
    ],
  })

/** Counts the public posts of a period. @throws Problem 400 if there are too many groups */
export async function computePosts(
  { database }: Api,
  { group_by = [], ...parameters }: PostParameters,
): Promise<PostStatistics> {
  const [period] = periodsOf(parameters)
  const { rows, total } = await countPosts(database.pool, period, group_by, maxGroups)
  if (rows.length > maxGroups) throw tooManyGroups()
  return {
    period,
    group_by,
    rows: rows.map(([values, names, numbers]) => ({
      group: group_by.map((key, index) => groupOf(key, values[index]!, names[index]!)),
      ...numbers,
    })),
    total,
  }
}
