import type { Meanings } from '../text/phrases.ts'

/** Words that begin the name of a school or an office; behind `capital` only with a capital letter: Trường Đào tạo cán bộ. */
export const institutions: Meanings<'always' | 'capital'> = [
  [['trung tâm', 'phòng', 'phòng quản lý', 'ban quản lý', 'cục', 'vụ', 'viện', 'học viện', 'khoa'], 'always'],
  [['trường', 'nhà trường', 'trường cán bộ', 'cơ sở'], 'capital'],
]
