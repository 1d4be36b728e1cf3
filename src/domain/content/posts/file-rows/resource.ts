import type { ResourceDefinition } from '../../../../platform/resource/definition.ts'
import { oldAddresses } from '../../../../platform/resource/redirects/old-addresses.ts'
import { vocabulary } from '../../../../platform/resource/vocabulary.ts'
import { postStatusLabels } from '../labels.ts'
import { posts } from '../resource.ts'
import { posts as table } from '../table.ts'
import { afterFileRows } from './after-write.ts'
import { prepareFileRows } from './prepare.ts'
import { postFileInput, postFileRow, type PostFileInput, type PostFileRow } from './schema.ts'
import { storeFileRows } from './store.ts'

// a row that leaves the trash gets its state in `prepareFileRows`
const { fieldsOnRestore: _, ...shared } = posts

/**
 * Posts as files have them: with their state, the time since when readers have them, and their old addresses. Requests change
 * these by actions.
 */
export const postFiles: ResourceDefinition<PostFileRow, PostFileInput, typeof table> = {
  ...shared,
  input: postFileInput,
  // a row that does not say its state leaves it
  givenOnly: ['status'],
  output: postFileRow,
  select: { ...posts.select, redirects_from: oldAddresses(table.id).as('redirects_from') },
  headers: {
    ...posts.headers,
    status: ['Trạng thái'],
    published_at: ['Thời điểm đăng', 'Ngày đăng'],
    redirects_from: ['Địa chỉ cũ'],
  },
  vocabularies: {
    ...posts.vocabularies,
    status: vocabulary(postStatusLabels, {
      draft: ['Nháp'],
      published: ['Đã xuất bản', 'Công khai'],
      archived: ['Đã lưu trữ'],
    }),
  },
  prepare: prepareFileRows,
  storeRelated: storeFileRows,
  stored: afterFileRows,
}
