import type { Labels } from '../../platform/resource/labels.ts'

/** Why a post is related to another one; what says most comes first. */
export const reasonKinds = ['program', 'people', 'tags', 'words', 'section'] as const

/** Why a post is related to another one. */
export type ReasonKind = (typeof reasonKinds)[number]

/** What the reasons are called. */
export const reasonLabels: Labels<ReasonKind> = {
  program: { vi: 'Cùng chương trình', en: 'Same programme' },
  people: { vi: 'Cùng tác giả', en: 'Same authors' },
  tags: { vi: 'Cùng thẻ', en: 'Same tags' },
  words: { vi: 'Cùng nhắc đến', en: 'Both mention' },
  section: { vi: 'Cùng chuyên mục', en: 'Same section' },
}
