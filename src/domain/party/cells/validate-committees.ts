import type { z } from 'zod'
import type { CommitteeAbove } from './table.ts'

const first = ({ from }: CommitteeAbove) => from ?? '0000'
const last = ({ to }: CommitteeAbove) => to ?? '9999'

/** Committees above in the order of their days. */
export const inOrder = <C extends CommitteeAbove>(committees: readonly C[]): C[] =>
  committees.toSorted((a, b) => first(a).localeCompare(first(b)))

/** A committee above as an input names it: an organisation of the register by id or by key. */
type NamedCommittee = CommitteeAbove & { parent?: object | null | undefined }

const isNobody = ({ parent_id, parent, committee }: NamedCommittee) =>
  parent_id === null && (parent ?? null) === null && committee === null

/** Adds an error to committees above that have neither a reference nor a name, end before they begin, or overlap. */
export function validateCommitteesAbove(
  committees: readonly NamedCommittee[],
  context: z.RefinementCtx,
): void {
  const add = (at: number, field: string, code: string, en: string, vi: string) =>
    context.addIssue({
      code: 'custom',
      path: [at, field],
      message: en,
      params: { code, vi },
      input: undefined,
    })
  const ordered = inOrder(committees)
  for (const [at, one] of committees.entries()) {
    if (isNobody(one))
      add(
        at,
        'committee',
        'required',
        'Name the committee, or the organisation of the register in parent_id or parent.',
        'Phải ghi tên cấp ủy cấp trên, hoặc chọn tổ chức cấp trên.',
      )
    if (first(one) > last(one))
      add(at, 'to', 'before_start', 'It must not be before from.', 'Ngày cuối phải từ ngày đầu trở đi.')
    const before = ordered[ordered.indexOf(one) - 1]
    if (before !== undefined && last(before) >= first(one))
      add(
        at,
        'from',
        'taken',
        'Another committee above has this day: end that one the day before.',
        'Ngày này đã thuộc cấp ủy cấp trên khác: hãy ghi ngày cuối của cấp ủy đó là ngày liền trước.',
      )
  }
}
