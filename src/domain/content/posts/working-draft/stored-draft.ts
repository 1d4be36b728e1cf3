import { eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Caller } from '../../../../platform/access/caller.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import { endDraftRevisions, storeDraftRevision } from '../draft-revisions/store-revision.ts'
import type { Post } from '../schema.ts'
import { storedPost } from '../stored-post.ts'
import type { WorkingDraft } from './schema.ts'
import { workingDrafts } from './table.ts'

/** A working draft as it is stored. */
interface StoredDraft {
  base_revision: number
  content: Post
  updated_at: string
  updated_by: string
  updated_by_name: string | null
}

/** How the next version of a post is reviewed. */
type Review = Pick<
  typeof workingDrafts.$inferSelect,
  | 'review'
  | 'submitted_by'
  | 'submitted_by_person'
  | 'submitted_at'
  | 'submitters'
  | 'approved_by'
  | 'approved_by_name'
  | 'next_published_at'
>

/** What is known of the next version of a post. */
export interface DraftState extends Review {
  /** How often a draft of the post began, changed, was submitted, returned or ended. */
  edits: number
  /** The draft that is there now. */
  draft: StoredDraft | undefined
}

const none: DraftState = {
  edits: 0,
  draft: undefined,
  review: null,
  submitted_by: null,
  submitted_by_person: null,
  submitted_at: null,
  submitters: [],
  approved_by: null,
  approved_by_name: null,
  next_published_at: null,
}

function stateOf(row: typeof workingDrafts.$inferSelect): DraftState {
  const { base_revision, content, updated_at, updated_by, updated_by_name, ...state } = row
  if (base_revision === null || content === null) return { ...state, draft: undefined }
  const draft = { base_revision, content: storedPost(content), updated_at, updated_by, updated_by_name }
  return { ...state, draft }
}

/** Reads the working draft of a post. Writers lock the post first. */
export async function readDraftState(orm: NodePgDatabase, postId: string): Promise<DraftState> {
  const [row] = await orm.select().from(workingDrafts).where(eq(workingDrafts.post_id, postId))
  return row === undefined ? none : stateOf(row)
}

/** Reads the working drafts of posts, by id of the post; those of which nothing is known are left out. */
export async function readDraftStates(
  orm: NodePgDatabase,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, DraftState>> {
  if (postIds.length === 0) return new Map()
  const rows = await orm
    .select()
    .from(workingDrafts)
    .where(inArray(workingDrafts.post_id, [...postIds]))
  return new Map(rows.map((row) => [row.post_id, stateOf(row)]))
}

/**
 * The number in the ETag of a working draft. It grows with each edit of a draft and, while there is none, with each write
 * of the post, so that no earlier state has the same number.
 */
export const draftRevision = (post: Post, { edits, draft }: DraftState): number =>
  (draft?.base_revision ?? post.revision) + edits

/** The response of a working draft: the post with its texts; without a draft, the post. */
export function asWorkingDraft(post: Post, state: DraftState): WorkingDraft {
  const { draft } = state
  const { id, created_at, deleted_at, status, published_at, internal } = post
  return {
    ...(draft?.content ?? post),
    id,
    created_at,
    deleted_at,
    status,
    published_at,
    internal,
    revision: draftRevision(post, state),
    updated_at: draft?.updated_at ?? post.updated_at,
    exists: draft !== undefined,
    base_revision: draft?.base_revision ?? post.revision,
    stale: draft !== undefined && draft.base_revision !== post.revision,
    updated_by: draft?.updated_by ?? null,
    updated_by_name: draft?.updated_by_name ?? null,
  }
}

/**
 * What an edit of a working draft, or its end, sets beside the texts. A submission of the former text is taken back, and a trigger
 * ends its schedule.
 */
const editedBy = ({ name, display_name }: Caller) => ({
  updated_by: name,
  updated_by_name: display_name,
  updated_at: sql`now()`,
  review: null,
})

/** The texts of a draft that are about to be stored. */
type NewTexts = Pick<StoredDraft, 'base_revision' | 'content'> & Parameters<typeof storeDraftRevision>[2]

/**
 * Stores the texts of the draft of a locked post, and keeps them in its history.
 * @param state the draft until now
 */
export async function storeDraft(
  transaction: Transaction,
  post: Post,
  state: DraftState,
  caller: Caller,
  { base_revision, content, keepsFormer }: NewTexts,
): Promise<DraftState> {
  // an earlier base must not give the draft a number that it had
  const edits = Math.max(state.edits, draftRevision(post, state) - base_revision) + 1
  const values = { ...editedBy(caller), base_revision, content: { ...content } }
  const stored = await storeDraftColumns(transaction, post.id, caller.name, values, edits)
  await storeDraftRevision(transaction, post.id, { keepsFormer })
  return stored
}

/**
 * Ends the draft of a locked post.
 * @param publishedRevision the revision of the post with its texts; null if it is discarded
 */
export async function endDraft(
  transaction: Transaction,
  postId: string,
  caller: Caller,
  publishedRevision: number | null,
): Promise<void> {
  const ended = { ...editedBy(caller), base_revision: null, content: null }
  // what is published has been decided on
  const values = publishedRevision === null ? ended : { ...ended, submitters: [] }
  await storeDraftColumns(transaction, postId, caller.name, values)
  await endDraftRevisions(transaction, postId, publishedRevision)
}

/** The columns that an edit of a working draft, or a step of its approval, sets. */
type DraftColumns = {
  [Name in Exclude<keyof typeof workingDrafts.$inferInsert, 'post_id' | 'edits'>]?:
    | (typeof workingDrafts.$inferInsert)[Name]
    | SQL
}

/**
 * Stores columns of the working draft of a post, and counts the edit.
 * @param actor the caller, as named in the audit trail
 * @param edits the count of edits, if it is not the next one
 */
export async function storeDraftColumns(
  { orm }: Transaction,
  postId: string,
  actor: string,
  values: DraftColumns,
  edits?: number,
): Promise<DraftState> {
  await orm
    .insert(workingDrafts)
    .values({ updated_by: actor, ...values, post_id: postId, edits: edits ?? 1 })
    .onConflictDoUpdate({
      target: workingDrafts.post_id,
      set: { ...values, edits: edits ?? sql`${workingDrafts.edits} + 1` },
    })
  return await readDraftState(orm, postId)
}
