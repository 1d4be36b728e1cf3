import { Problem } from '../../../../platform/http/problems.ts'
import type { Post } from '../schema.ts'
import type { DraftState } from '../working-draft/stored-draft.ts'

/** The steps of an approval, as messages name them. */
const stepNames = {
  submit: { en: 'submit', vi: 'trình duyệt' },
  approve: { en: 'approve', vi: 'duyệt' },
  return: { en: 'return', vi: 'trả lại' },
  publish: { en: 'publish', vi: 'đăng' },
} as const

type Step = keyof typeof stepNames

/** Why a step is not possible in the state of a post, and what is. */
function situationOf({ status, published_at }: Post, { draft, review }: DraftState) {
  if (review === 'submitted') {
    return {
      en: 'It waits for approval: approve or return it; an edit takes the submission back.',
      vi: 'Bài đang chờ duyệt: hãy duyệt hoặc trả lại; nếu sửa bài, đề nghị trình duyệt sẽ được rút lại.',
    }
  }
  if (status === 'draft' || draft !== undefined) {
    return {
      en: 'It has not been submitted: submit it first, or publish it.',
      vi: 'Bài chưa được trình duyệt: hãy trình duyệt trước, hoặc đăng bài.',
    }
  }
  if (status === 'published' && published_at !== null && Date.parse(published_at) > Date.now()) {
    return {
      en: 'The post is scheduled and has no working draft: change its draft first, or take it back (unpublish).',
      vi: 'Bài đã hẹn giờ đăng; muốn sửa, đề nghị hủy hẹn giờ trước, hoặc soạn bản nháp mới.',
    }
  }
  return {
    en: 'The post has no working draft: change its draft first.',
    vi: 'Bài không có bản nháp đang soạn; hãy soạn bản nháp trước.',
  }
}

/** The 409 of a step that the state of a post does not allow. */
export function wrongStep(step: Step, post: Post, state: DraftState): Problem {
  const situation = situationOf(post, state)
  const { en, vi } = stepNames[step]
  return new Problem('wrong_state', {
    detail: {
      en: `It is not possible to ${en} this. ${situation.en}`,
      vi: `Không ${vi} được. ${situation.vi}`,
    },
  })
}
