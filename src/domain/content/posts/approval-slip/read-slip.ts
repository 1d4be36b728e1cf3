import { hash } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { qualified, responseValue } from '../../../../platform/database/columns.ts'
import type { Api } from '../../../../platform/http/api.ts'
import { postApprovalSteps as steps } from '../approval/table.ts'
import { postComments } from '../comments/table.ts'
import { workingDraftRevisions as draftRevisions } from '../draft-revisions/table.ts'
import { postRevisions as revisions } from '../revisions/table.ts'
import type { Post } from '../schema.ts'
import { readDraftState } from '../working-draft/stored-draft.ts'
import { sections } from '../../sections/table.ts'
import { media } from '../../media/table.ts'
import type { ApprovalSlip } from './schema.ts'

const maxEditors = 50
const maxSteps = 100
/** How many revisions are compared; each has all texts. */
const maxRevisions = 200

/** What the database adds to the texts. */
interface SlipColumns extends Record<string, unknown> {
  section: string | null
  words: number
  pictures: number
  editors: ApprovalSlip['editors'] | null
  steps: ApprovalSlip['steps'] | null
}

const moment = (aggregate: ReturnType<typeof sql>) =>
  sql`replace((${aggregate} at time zone 'UTC')::text, ' ', 'T') || 'Z'`

/** Fields that change without an edit: by publishing, by the trash. */
const unedited = sql.raw("array['revision', 'updated_at', 'deleted_at', 'status', 'published_at']")

/** The newest texts of a post or of its drafts, each with the one before. */
const comparedTexts = (table: typeof revisions | typeof draftRevisions, postId: string, columns: SQL) =>
  sql`select *, lag(texts) over (partition by ended_at order by revision) as texts_before from (
      select ${qualified(table.revision)} as revision, ${qualified(table.actor)} as actor, ${qualified(table.actor_name)} as actor_name,
        ${qualified(table.created_at)} as at, ${qualified(table.content)} - ${unedited} as texts, ${columns}
      from ${table} where ${qualified(table.post_id)} = ${postId} order by 1 desc limit ${maxRevisions}
    ) as newest`

/**
 * Texts that differ from those before: of the post, and of its working drafts. What came into the post from a draft was written
 * there; of what an approval took over in an earlier version, the writers are not known. Names are as they were then; the newest
 * one of each caller is shown.
 * @param withDraft whether the draft that is there now counts, beside those that were published
 */
const editorRows = (postId: string, withDraft: boolean) =>
  sql`select actor as caller, (array_agg(actor_name order by at desc, revision desc))[1] as name, count(*)::int as edits,
      ${moment(sql`min(at)`)} as first_at, ${moment(sql`max(at)`)} as last_at, min(at) as first, min(revision) as first_revision
    from (
      select revision, actor, actor_name, at, texts, texts_before from (${comparedTexts(revisions, postId, sql`null as ended_at`)}) as of_post
      where not exists (
        select from ${steps} where ${qualified(steps.post_id)} = ${postId} and ${qualified(steps.step)} = 'approved' and ${qualified(steps.at)} = of_post.at
      ) and not exists (
        select from ${draftRevisions} where ${qualified(draftRevisions.post_id)} = ${postId} and ${qualified(draftRevisions.published_revision)} = of_post.revision
      )
      union all
      select revision, actor, actor_name, at, texts, texts_before
      from (${comparedTexts(draftRevisions, postId, sql`${qualified(draftRevisions.ended_at)} as ended_at, ${qualified(draftRevisions.published_revision)} as published_revision`)}) as of_drafts
      where published_revision is not null or (ended_at is null and ${withDraft})
    ) as compared
    where texts is distinct from texts_before
    group by actor order by first, first_revision limit ${maxEditors}`

const stepRows = (postId: string) =>
  sql`select ${qualified(steps.id)} as id, ${qualified(steps.at)} as moment, ${qualified(steps.step)} as step, ${responseValue(steps.at)} as at,
      ${qualified(steps.by)} as caller, ${qualified(steps.by_name)} as name, ${qualified(postComments.text)} as comment
    from ${steps} left join ${postComments} on ${qualified(postComments.id)} = ${qualified(steps.comment_id)}
    where ${qualified(steps.post_id)} = ${postId} order by moment desc, id desc limit ${maxSteps}`

async function readColumns({ database }: Api, post: Post, withDraft: boolean): Promise<SlipColumns> {
  const files = [post.cover?.media_id, ...post.media.map(({ media_id }) => media_id)]
  const ids = [...new Set(files.filter((id) => typeof id === 'string'))]
  const fileList = sql`array[${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )}]::uuid[]`
  const { rows } = await database.orm.execute<SlipColumns>(
    sql`select (select ${qualified(sections.name)} from ${sections} where ${qualified(sections.id)} = ${post.section_id}) as section,
      count_words(${post.body_text}) as words,
      count_body_pictures(${post.body_html}) + (select count(*)::int from ${media} where ${qualified(media.id)} = any(${fileList}) and ${qualified(media.kind)} = 'image') as pictures,
      (select json_agg(json_build_object('caller', caller, 'name', name, 'edits', edits, 'first_at', first_at, 'last_at', last_at) order by first, first_revision)
        from (${editorRows(post.id, withDraft)}) as editors) as editors,
      (select json_agg(json_build_object('step', step, 'at', at, 'caller', caller, 'name', name, 'comment', comment) order by moment, id)
        from (${stepRows(post.id)}) as history) as steps`,
  )
  return rows[0]!
}

/** The state of the text that the slip is about. */
function stateOf({ internal }: Post, isWorkingDraft: boolean): Pick<ApprovalSlip, 'state' | 'state_label'> {
  // callers who read slips see the internal fields
  const { state, state_label, next_state, next_state_label } = internal!
  return isWorkingDraft && next_state !== null && next_state_label !== null
    ? { state: next_state, state_label: next_state_label }
    : { state, state_label }
}

/** Reads the slip of what waits for approval or for its time, else of the post as it stands. */
export async function readSlip(api: Api, post: Post): Promise<ApprovalSlip> {
  const state = await readDraftState(api.database.orm, post.id)
  const isDecidedOn = state.review === 'submitted' || state.next_published_at !== null
  const draft = isDecidedOn ? state.draft : undefined
  const texts = draft?.content ?? post
  const { section, words, pictures, editors, steps } = await readColumns(
    api,
    { ...texts, id: post.id },
    draft !== undefined,
  )
  const { title, kind, byline, summary, body } = texts
  return {
    post_id: post.id,
    revision: post.revision,
    ...stateOf(post, draft !== undefined),
    is_working_draft: draft !== undefined,
    title,
    kind,
    section,
    byline,
    words,
    pictures,
    created_at: post.created_at,
    published_at: post.published_at,
    editors: editors ?? [],
    steps: steps ?? [],
    content_hash: hash('sha256', [title, summary ?? '', body].join('\n'), 'hex'),
  }
}
