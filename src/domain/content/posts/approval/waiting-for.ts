import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../../../../platform/database/columns.ts'
import { personOfKey } from '../../../../platform/api-keys/person-of-key.ts'
import { ownNames, type Caller } from '../../../../platform/access/caller.ts'
import type { AppliedFilter, Filter } from '../../../../platform/resource/filter.ts'
import { posts } from '../table.ts'
import { workingDrafts } from '../working-draft/table.ts'

const { post_id: postId, review, submitted_by: submittedBy, submitted_by_person: person } = workingDrafts

/** Finds posts whose next version is in a state of review. There are few of them, so that all are read. */
export function reviewConditions(isWaiting: SQL): Pick<AppliedFilter, 'where' | 'perRow' | 'collected'> {
  const found = (condition: SQL) =>
    sql`select ${qualified(postId)} from ${workingDrafts} where ${condition}${isWaiting}`
  return {
    where: () => sql`${qualified(posts.id)} in (${found(sql``)})`,
    perRow: () => sql`exists (${found(sql`${qualified(postId)} = ${qualified(posts.id)} and `)})`,
    collected: () => sql`${qualified(posts.id)} = any(array(${found(sql``)}))`,
  }
}

/** What was submitted and waits for approval. */
export const isSubmitted = sql`${qualified(review)} = 'submitted'`

const ownNamesOfCaller = sql`${sql.placeholder('waiting_for')}::text[]`

/** As `assertNotSubmitter` decides it. */
const isOwnSubmission = sql`(${sql.join(
  [qualified(submittedBy), qualified(person), personOfKey(qualified(submittedBy))].map(
    (name) => sql`coalesce(${name}, '') = any(${ownNamesOfCaller})`,
  ),
  sql` or `,
)})`

const isReturned = sql`(${qualified(review)} = 'returned' and ${isOwnSubmission})`

const waitsForApproval = sql`(${isSubmitted} and (${sql.placeholder('approve_own')}::boolean or not ${isOwnSubmission}))`

const mayApprove = ({ scopes }: Caller): boolean => scopes.has('content:publish')

/** Filters the texts on which it is the turn of the caller: to approve or return them, or to change them. */
export const waitingForFilter: Filter = {
  schema: z
    .enum(['me'])
    .describe(
      '`me`: only posts on which it is your turn: returned to you who submitted them and, with `content:publish`, submitted by others (with APPROVE_OWN=on also by you). Readers find none, and authors their own drafts.',
    )
    .meta({ scalar: { type: 'string', enum: ['me'] } }),
  apply: (name, _value, _query, { allRows, ownRows, caller }) => {
    if (!allRows && ownRows === undefined)
      return { shape: `${name}:none`, values: {}, where: () => sql`false` }
    return {
      shape: `${name}:${mayApprove(caller) ? 'approve' : 'change'}`,
      values: { waiting_for: ownNames(caller) },
      isRare: true,
      ...reviewConditions(mayApprove(caller) ? sql`(${waitsForApproval} or ${isReturned})` : isReturned),
    }
  },
}
