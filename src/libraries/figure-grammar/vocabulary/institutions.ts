import type { Meanings } from '../text/phrases.ts'

/**
 * Words before a training opener that make it part of the name of a school or an office: Trung tâm bồi dưỡng chính trị. Behind
 * the words of `capital` it must begin with a capital letter: Trường Đào tạo cán bộ, but trường đào tạo 60 học viên.
 */
export const institutions: Meanings<'always' | 'capital'> = [
  [['trung tâm', 'phòng', 'phòng quản lý', 'ban quản lý', 'cục', 'vụ', 'viện', 'học viện', 'khoa'], 'always'],
  [['trường', 'nhà trường', 'trường cán bộ', 'cơ sở'], 'capital'],
]
