import type { Labels } from '../../../platform/resource/labels.ts'
import type { postKinds } from './table.ts'

/** The kinds of posts. */
export const postKindLabels: Labels<(typeof postKinds)[number]> = {
  article: { vi: 'Bài viết', en: 'Article' },
  video: { vi: 'Video', en: 'Video' },
}
