import { assertMatch, type Precondition } from '../../../../platform/http/etag.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import { storeDrafts } from '../../../../platform/resource/store.ts'
import { mergedInput, type WrittenRow } from '../../../../platform/resource/write.ts'
import { assertAltTexts } from '../alt-texts.ts'
import type { PostWriting } from '../publishing.ts'
import { posts } from '../resource.ts'
import type { Post } from '../schema.ts'
import { draftRevision, endDraft, type DraftState } from './stored-draft.ts'

const staleBase = (base: number, revision: number) =>
  new Problem('stale_base', {
    detail: {
      en: `The draft changes revision ${base} of the post, and the post is at revision ${revision} now. Compare them (GET …/draft/diff), then PUT the draft with the texts that shall stand, or discard it.`,
      vi: `Bản nháp được soạn từ phiên bản ${base}, trong khi bài đã ở phiên bản ${revision}. Hãy so sánh hai bản (GET …/draft/diff), rồi gửi lại toàn bộ bản nháp bằng PUT hoặc hủy bản nháp.`,
    },
  })

/**
 * Stores the texts of the working draft in its locked post, and ends the draft.
 * @param state the draft, read since the post is locked
 * @param precondition names the draft: the revision of the post may be the number that an earlier text of the draft had
 * @returns undefined if the post has no draft
 * @throws Problem 412 `stale_base` if the post has changed since the draft began
 */
export async function applyDraft(
  writing: PostWriting,
  post: Post,
  state: DraftState,
  precondition: Precondition,
): Promise<WrittenRow<Post> | undefined> {
  const { draft } = state
  if (draft === undefined) return undefined
  if (draft.base_revision !== post.revision) throw staleBase(draft.base_revision, post.revision)
  assertMatch(precondition, draftRevision(post, state))
  const { body: source, body_html: html, body_text: text } = draft.content
  const [stored] = await storeDrafts(writing, [
    {
      id: post.id,
      current: post,
      values: mergedInput(posts, draft.content, {}),
      precomputed: { source, html, text },
    },
  ])
  // the definition selects rows of this type
  const row = stored!.row as Post
  await assertAltTexts(writing.transaction, row)
  await endDraft(writing.transaction, post.id, writing.access.caller, row.revision)
  return { row, changed: stored!.changed }
}
