import { cliCaller, type Caller } from '../../../../platform/access/caller.ts'
import { constraintFields } from '../../../../platform/database/constraints.ts'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Actor, Change, RecordChanges } from '../../../../platform/http/audit-trail.ts'
import { Problem, problems, type Bilingual } from '../../../../platform/http/problems.ts'
import { toProblem } from '../../../../platform/http/reply-problem.ts'
import type { WriteEffects } from '../../../../platform/resource/write-context.ts'
import { rowForWrite } from '../../../../platform/resource/write.ts'
import { publishTexts } from '../publish.ts'
import type { PostWriting } from '../publishing.ts'
import { posts } from '../resource.ts'
import { keepRevision } from '../revisions/keep-revision.ts'
import type { Post } from '../schema.ts'
import { draftChange } from '../working-draft/edited-draft-result.ts'
import { readDraftState, storeDraftColumns, type DraftState } from '../working-draft/stored-draft.ts'

/** What the schedule works with. */
interface Schedule {
  database: Database
  effects: WriteEffects
  recordChanges: RecordChanges
}

const actor: Actor = {
  name: 'schedule',
  operation: 'publishScheduledChange',
  requestId: null,
  remoteAddress: null,
}

const selectDue =
  'select post_id from working_drafts where next_published_at <= now() order by next_published_at, post_id'

const isDue = 'select from working_drafts where post_id = $1 and next_published_at <= now()'

/** Who has approved a change: revisions name that person, as of an approval that publishes at once. */
const approverOf = ({ approved_by, approved_by_name }: DraftState): Caller => ({
  ...cliCaller,
  name: approved_by ?? actor.name,
  display_name: approved_by_name,
})

const notPublic = () =>
  new Problem('wrong_state', {
    detail: {
      en: 'The post was not public at that time.',
      vi: 'Đến giờ hẹn, bài không còn đăng công khai.',
    },
  })

/** What people read of a problem. */
const reasonOf = ({ code, detail, errors }: Problem): Bilingual =>
  detail ?? errors[0]?.message ?? problems[code].title

const constraints = constraintFields([{ table: posts.table, input: posts.input.shape }])

/**
 * Publishes an approved change.
 * @returns the change of the post
 * @throws Problem if the post has changed, or its rules refuse the texts by now
 */
async function publishChange(writing: PostWriting, post: Post, state: DraftState): Promise<Change> {
  if (post.deleted_at !== null || post.status !== 'published') throw notPublic()
  const { row, changed } = await publishTexts(writing, post, state, '*', null)
  await keepRevision(writing.transaction, post.id, row.revision)
  await storeDraftColumns(writing.transaction, post.id, writing.access.caller.name, { approval_stands: true })
  return { resource: posts.path, id: post.id, revision: row.revision, fields: changed }
}

/** Publishes the change of a post whose time has come; or lets it wait for approval again, with the reason. */
async function publishOne({ effects }: Schedule, transaction: Transaction, id: string): Promise<Change[]> {
  const { client, orm } = transaction
  const alsoChanged: Change[] = []
  const access = { caller: cliCaller, allRows: true, internalFields: true }
  const writing: PostWriting = { transaction, resource: posts, access, effects, alsoChanged }
  const post = await rowForWrite(writing, id)
  // another process may have published it, or an editor may have cancelled it, before the post was locked
  if ((await client.query(isDue, [id])).rowCount === 0) return []
  const state = await readDraftState(orm, id)
  const caller = approverOf(state)
  await client.query('savepoint scheduled_change')
  try {
    const change = await publishChange({ ...writing, access: { ...access, caller } }, post, state)
    return [change, ...alsoChanged]
  } catch (error) {
    const problem = toProblem(error, constraints)
    if (problem.status >= 500) throw error
    await client.query('rollback to savepoint scheduled_change')
    await storeDraftColumns(transaction, id, actor.name, {
      review: 'submitted',
      next_published_at: null,
      schedule_problem: reasonOf(problem),
    })
    return [draftChange(id, post.revision, ['schedule_problem'])]
  }
}

/**
 * Publishes the approved changes of public posts whose time has come. Several processes may do so at the same time.
 * @param onError called with the error of one change; the others are published
 */
export async function publishScheduledChanges(
  schedule: Schedule,
  onError: (error: unknown) => void,
): Promise<void> {
  const { database, recordChanges } = schedule
  const { rows } = await database.pool.query<{ post_id: string }>(selectDue)
  for (const { post_id: id } of rows) {
    await database
      .transaction(async (transaction) =>
        recordChanges(transaction, actor, await publishOne(schedule, transaction, id)),
      )
      .catch(onError)
  }
}
