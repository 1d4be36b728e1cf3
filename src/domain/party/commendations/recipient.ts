import type { z } from 'zod'

/** The fields that name who is commended, each with the field that names the same in another way. */
const recipients = {
  party_cell_id: 'party_cell',
  party_member_id: 'party_member',
  person_id: 'person',
  unit: 'unit',
}

const all = Object.keys(recipients).join(', ')

/** Refuses a commendation of nobody, or of several. */
export function checkRecipient(input: Record<string, unknown>, context: z.RefinementCtx): void {
  const isGiven = (field: string) => input[field] !== null && input[field] !== undefined
  const given = Object.entries(recipients).filter(([field, alias]) => isGiven(field) || isGiven(alias))
  if (given.length === 1) return
  const [en, vi] =
    given.length === 0
      ? [`Give who is commended: exactly one of ${all}.`, `Cần đúng một đối tượng được khen: ${all}.`]
      : [
          `Only one of ${all} can be commended at once; send null for the others.`,
          `Chỉ được dùng đúng một trong: ${all}; các trường khác gửi null.`,
        ]
  const named = given.length === 0 ? Object.entries(recipients) : given
  for (const [field, alias] of named) {
    const path = [isGiven(alias) ? alias : field]
    context.addIssue({ code: 'custom', path, message: en, params: { code: 'one_of', vi }, input: undefined })
  }
}
