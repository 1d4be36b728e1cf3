import { learnerAccess } from '../../../domain/training/access.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import { seesAllRows } from '../../../platform/access/policy.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { StatisticParameters } from '../compute-statistic.ts'
import { isOneYear } from '../years.ts'
import { isPersonKey } from './person-values.ts'

const refusal = (parameter: string, message: Bilingual) =>
  new Problem('invalid_request', { errors: [{ parameter, code: 'needs_training_read', message }] })

/**
 * Refuses groupings of persons that would tell about few of them, also by subtraction: without `training:read` there is one
 * of them at a time, for the whole school and one year.
 * @throws Problem 400 that names the parameter
 */
export function checkReaderGroupings(
  { group_by = [], follow, ...years }: StatisticParameters & { follow?: unknown },
  caller: Caller,
): void {
  const keys = group_by.filter((key) => key !== 'year')
  if (!keys.some(isPersonKey) || seesAllRows(learnerAccess, caller)) return
  if (keys.length > 1) {
    throw refusal('group_by', {
      en: 'Without training:read, a key of persons (giới tính, dân tộc, độ tuổi, cấp công tác, nhóm đơn vị, xếp loại) stands alone: leave the other keys out.',
      vi: 'Khi không có quyền "training:read", mỗi lần chỉ được nhóm theo một tiêu chí về người học (giới tính, dân tộc, độ tuổi, cấp công tác, nhóm đơn vị, xếp loại): hãy bỏ các tiêu chí khác.',
    })
  }
  if (!isOneYear(years)) {
    const named = (['from', 'to'] as const).find((name) => years[name] !== undefined) ?? 'year'
    throw refusal(named, {
      en: `Without training:read, persons are grouped for one year: name it, as in year=2020, instead of from and to.`,
      vi: `Khi không có quyền "training:read", người học chỉ được nhóm trong một năm: hãy nêu năm, ví dụ "year=2020", thay cho "from" và "to".`,
    })
  }
  if (follow !== undefined) {
    throw refusal('follow', {
      en: 'Without training:read, persons are grouped for the whole school: leave follow out.',
      vi: 'Khi không có quyền "training:read", người học chỉ được nhóm cho toàn trường: hãy bỏ "follow".',
    })
  }
}
