import { insufficientScope } from '../../../../platform/http/insufficient-scope.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import { storeFormerSlugs } from '../../../../platform/resource/redirects/redirects.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import { ownSubmission, submittersAmong, undecidedSubmitters } from '../approval/own-submission.ts'
import { wrongStep } from '../approval/states.ts'
import { posts } from '../resource.ts'
import { readDraftStates } from '../working-draft/stored-draft.ts'
import { publishes, statusBefore, type PostFileDraft } from './draft.ts'
import type { PostFileRow } from './schema.ts'

type ChangedDraft = PostFileDraft & { current: PostFileRow }

const isStored = (draft: PostFileDraft): draft is ChangedDraft => draft.current !== undefined

const hasWorkingDraft = () =>
  new Problem('wrong_state', {
    errors: [
      {
        pointer: '/status',
        code: 'has_working_draft',
        message: {
          en: 'The post has a working draft: publish or discard that first. A file does not decide which of the two texts stands.',
          vi: 'Bài có bản nháp đang soạn: hãy đăng hoặc hủy bản nháp đó trước. Tệp không quyết định giữ nội dung nào.',
        },
      },
    ],
  })

const scopeToPublish = () =>
  insufficientScope('content:publish', {
    en: 'To publish a post or to change its state, the key needs the scope content:publish too. Without it a new post is a draft, and another one keeps its state.',
    vi: 'Để đăng hoặc đổi trạng thái bài viết, khóa phải có quyền đăng bài. Nếu không, bài mới là bản nháp, bài đã có giữ nguyên trạng thái.',
  })

/** Rejects rows that publish what another person has to decide on, by the rules of publishing one by one. */
async function rejectUndecided(drafts: readonly ChangedDraft[], context: WriteContext): Promise<void> {
  const { transaction, access, file, rejectRow } = context
  if (drafts.length === 0) return
  const states = await readDraftStates(
    transaction.orm,
    drafts.map(({ id }) => id),
  )
  const undecided = drafts.flatMap(({ id, current }) => {
    const state = states.get(id)
    // a post that leaves the trash is a draft
    const post = { ...current, status: statusBefore(current) }
    return state === undefined ? [] : [{ id, post, state, names: undecidedSubmitters(post, state) }]
  })
  const names = undecided.flatMap((one) => one.names)
  const own = file?.approveOwn ? new Set() : await submittersAmong(transaction, names, access.caller)
  for (const { id, post, state, names } of undecided) {
    if (state.review === 'submitted') rejectRow(id, wrongStep('publish', post, state))
    else if (state.draft !== undefined) rejectRow(id, hasWorkingDraft())
    else if (names.some((name) => own.has(name))) rejectRow(id, ownSubmission())
  }
}

/**
 * Decides on the states of rows: a state that the post has needs no scope, another one `content:publish`, and the second person
 * of four eyes where a text was submitted.
 */
export async function decideStates(drafts: readonly PostFileDraft[], context: WriteContext): Promise<void> {
  const { transaction, access, rejectRow } = context
  const changed = drafts.filter(({ current, values }) => values.status !== statusBefore(current))
  if (changed.length === 0) return
  if (!access.caller.scopes.has('content:publish')) {
    for (const { id } of changed) rejectRow(id, scopeToPublish())
    return
  }
  await rejectUndecided(changed.filter(publishes).filter(isStored), context)
  // their slugs may change while they are hidden
  const hidden = changed.filter(({ current }) => statusBefore(current) === 'published')
  await storeFormerSlugs(
    transaction,
    posts,
    hidden.map(({ id }) => id),
    false,
  )
}
