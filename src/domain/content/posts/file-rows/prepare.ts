import { invalidRequest } from '../../../../platform/http/validation-problems.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import { preparePosts } from '../prepare.ts'
import { rejectTakenAddresses } from './addresses.ts'
import { decideStates } from './decide.ts'
import { withStatus, type GivenRow } from './draft.ts'

const timeRequired = () =>
  invalidRequest([
    {
      pointer: '/published_at',
      code: 'required',
      message: {
        en: 'A post that is published or archived has a time of publication: give it, or leave the post a draft.',
        vi: 'Bài đã đăng hoặc lưu trữ phải có thời điểm đăng: hãy bổ sung, hoặc để bài là bản nháp.',
      },
    },
  ])

/** Prepares the posts of a file, of which a row may change the state and the old addresses. */
export async function prepareFileRows(rows: readonly GivenRow[], context: WriteContext) {
  const drafts = rows.map(withStatus)
  for (const { id, values } of drafts)
    if (values.status !== 'draft' && values.published_at === null) context.rejectRow(id, timeRequired())
  await decideStates(drafts, context)
  await rejectTakenAddresses(drafts, context)
  return await preparePosts(drafts, context)
}
