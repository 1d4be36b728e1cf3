import type { z } from 'zod'

/** The fields that identify the recipient, each with the alias that identifies it by key. */
const recipients = {
  party_cell_id: 'party_cell',
  party_member_id: 'party_member',
  person_id: 'person',
  unit: 'unit',
}

const recipientList = Object.keys(recipients).join(', ')

/** Adds an error unless the commendation has exactly one recipient. */
export function validateRecipient(input: Record<string, unknown>, context: z.RefinementCtx): void {
  const isPresent = (field: string) => input[field] !== null && input[field] !== undefined
  const present = Object.entries(recipients).filter(([field, alias]) => isPresent(field) || isPresent(alias))
  if (present.length === 1) return
  const [en, vi] =
    present.length === 0
      ? [
          `Give who is commended: exactly one of ${recipientList}.`,
          'Cần nêu đúng một đối tượng được khen: chi bộ, đảng viên, cán bộ hoặc tập thể.',
        ]
      : [
          `Only one of ${recipientList} can be commended at once; send null for the others.`,
          'Mỗi bản ghi chỉ khen một đối tượng: chi bộ, đảng viên, cán bộ hoặc tập thể; hãy để trống các mục còn lại.',
        ]
  const fields = present.length === 0 ? Object.entries(recipients) : present
  for (const [field, alias] of fields) {
    const path = [isPresent(alias) ? alias : field]
    context.addIssue({ code: 'custom', path, message: en, params: { code: 'one_of', vi }, input: undefined })
  }
}
