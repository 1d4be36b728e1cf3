import { sql } from 'drizzle-orm'
import { ownNames, type Caller } from '../../../../platform/access/caller.ts'
import { personOfKey } from '../../../../platform/api-keys/person-of-key.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import type { Post } from '../schema.ts'
import type { DraftState } from '../working-draft/stored-draft.ts'
import { isPublic } from './states.ts'

/** The 403 of who decides on an own text. */
export const ownSubmission = () =>
  new Problem('forbidden', {
    detail: {
      en: 'Who has submitted a text neither approves nor publishes it, also after changing it: another person has to. Submit it as it is now. APPROVE_OWN=on allows it.',
      vi: 'Người trình duyệt không tự duyệt, tự đăng bài của mình, kể cả sau khi sửa; hãy trình duyệt để người khác duyệt (hoặc đặt APPROVE_OWN=on).',
    },
  })

/** Those of some callers and persons that are a caller, or the person behind it by another key or token. */
export async function submittersAmong(
  { orm }: Transaction,
  names: readonly string[],
  caller: Pick<Caller, 'name' | 'person'>,
): Promise<ReadonlySet<string>> {
  const own = ownNames(caller).filter((name) => names.includes(name))
  if (caller.person === null || names.length === 0) return new Set(own)
  const submitters = sql`unnest(${sql.param([...new Set(names)])}::text[]) as submitter(name)`
  const { rows } = await orm.execute<{ name: string }>(
    sql`select submitter.name from ${submitters} where ${personOfKey(sql`submitter.name`)} = ${caller.person}`,
  )
  return new Set([...own, ...rows.map(({ name }) => name)])
}

/**
 * Asserts that a second person decides on a text.
 * @param submitters the callers and the persons who have submitted it
 * @throws Problem 403 if the caller is one of them
 */
export async function assertNotSubmitter(
  transaction: Transaction,
  submitters: readonly (string | null)[],
  caller: Pick<Caller, 'name' | 'person'>,
): Promise<void> {
  const names = submitters.filter((name) => name !== null)
  if ((await submittersAmong(transaction, names, caller)).size > 0) throw ownSubmission()
}

/**
 * Who has submitted what readers do not have yet. A post that was approved for a later time can be taken back and changed until
 * then; what was submitted before it appeared is decided on.
 */
export function undecidedSubmitters(post: Post, { submitters, submitted_at }: DraftState): string[] {
  const { published_at } = post
  if (!isPublic(post) || published_at === null || submitted_at === null) return submitters
  return Date.parse(submitted_at) < Date.parse(published_at) ? [] : submitters
}
