import type { TestApp } from '../../support/app.ts'

type Row = Record<string, unknown>

/** Creates rows of the training registers from minimal bodies, with fields of a test. */
export function registers({ expect }: Pick<TestApp, 'expect'>) {
  const create = async (path: string, body: Row): Promise<Row & { id: string }> =>
    await expect(201, 'POST', path, { as: 'registrar', body })
  let n = 0
  return {
    createProgram: (more: Row = {}) =>
      create('/v1/programs', { code: `P${++n}`, name: `Chương trình ${n}`, ...more }),
    createClass: (program_id: string, more: Row = {}) =>
      create('/v1/classes', { code: `L${++n}`, name: `Lớp ${n}`, program_id, year: 2020, ...more }),
    createLearner: (more: Row = {}) => create('/v1/learners', { full_name: `Học Viên Mẫu ${++n}`, ...more }),
    createEnrollment: (class_id: string, learner_id: string, more: Row = {}) =>
      create('/v1/enrollments', { class_id, learner_id, ...more }),
  }
}

/** Matches any revision. */
export const anyRevision = { 'if-match': '*' }
