import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { Learner } from './schema.ts'

/** The name of every learner without personal data. */
export const anonymousName = 'Học viên ẩn danh'

const anonymous: Bilingual = {
  en: 'This learner was made anonymous for good and takes no personal data any more. Create another learner for a person who comes back.',
  vi: 'Học viên này đã được ẩn danh vĩnh viễn nên không nhận thông tin cá nhân nữa. Nếu có người học mới, hãy tạo học viên khác.',
}

/** The 409 for personal data of a learner who has none any more. */
export const anonymousProblem = (pointer: string): Problem =>
  new Problem('wrong_state', { errors: [{ pointer, code: 'anonymous', message: anonymous }] })

/** @throws Problem 409 if a learner without personal data would get some; it may go to the trash, and come back */
export function assertNotAnonymous({ anonymized_at }: Learner, changed: readonly string[]): void {
  const field = changed.find((name) => name !== 'deleted_at')
  if (anonymized_at !== null && field !== undefined) throw anonymousProblem(`/${field}`)
}
