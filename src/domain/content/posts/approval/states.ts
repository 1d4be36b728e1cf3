import { Problem, type Bilingual } from '../../../../platform/http/problems.ts'
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

/** Whether a post appears at a later time. */
export const isScheduled = ({ status, published_at }: Post): boolean =>
  status === 'published' && published_at !== null && Date.parse(published_at) > Date.now()

/** Whether readers see a post now. */
export const isPublic = (post: Post): boolean => post.status === 'published' && !isScheduled(post)

/** Why a step is not possible in the state of a post, and what is. */
function situationOf(post: Post, { draft, review, next_published_at: scheduled }: DraftState): Bilingual {
  if (post.status === 'archived') return archived
  if (scheduled !== null) {
    return {
      en: 'The change is scheduled: to cancel that, return it or change the working draft; or publish it now.',
      vi: 'Bản sửa đã hẹn giờ đăng; muốn hủy hẹn giờ, hãy trả lại hoặc sửa bản nháp, hoặc đăng ngay.',
    }
  }
  if (review === 'submitted') {
    return {
      en: 'It waits for approval: approve or return it; an edit takes the submission back.',
      vi: 'Bài đang chờ duyệt: hãy duyệt hoặc trả lại; nếu sửa bài, đề nghị trình duyệt sẽ được rút lại.',
    }
  }
  if (review === 'returned') {
    return {
      en: 'It was returned: change it and submit it again, or publish it.',
      vi: 'Bài đã được trả lại để sửa: hãy sửa rồi trình duyệt lại, hoặc đăng bài.',
    }
  }
  if (post.status === 'draft' || draft !== undefined) {
    return {
      en: 'It has not been submitted: submit it first, or publish it.',
      vi: 'Bài chưa được trình duyệt: hãy trình duyệt trước, hoặc đăng bài.',
    }
  }
  if (isScheduled(post)) {
    return {
      en: 'The post is scheduled: to change it, take it back first (unpublish), or begin a working draft.',
      vi: 'Bài đã hẹn giờ đăng; muốn sửa, đề nghị hủy hẹn giờ trước. Cũng có thể soạn bản nháp mới bên cạnh bài.',
    }
  }
  return {
    en: 'The post is published and has no working draft: change its draft first.',
    vi: 'Bài đã đăng và không có bản nháp đang soạn; muốn sửa, hãy soạn bản nháp trước.',
  }
}

const archived: Bilingual = {
  en: 'The post is archived: to change and publish it, take it back first (unpublish).',
  vi: 'Bài đã lưu trữ; muốn sửa và đăng lại, đề nghị gỡ về bản nháp trước.',
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
