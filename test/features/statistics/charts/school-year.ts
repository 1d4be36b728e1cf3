import { year2020 } from '../../../domain/figures/school.ts'
import type { TestApp } from '../../../support/app.ts'

const programs: [code: string, name: string, learners: number][] = [
  ['CH-LDH', 'Cao học chuyên ngành Lãnh đạo học (liên kết đào tạo)', 88],
  ['TCLLCT-HC', 'Trung cấp lý luận chính trị - hành chính', 633],
  ['BD-GV', 'Bồi dưỡng giảng viên', 50],
  ['BD-LDCP', 'Bồi dưỡng lãnh đạo cấp phòng và dự nguồn lãnh đạo cấp phòng', 740],
  ['BD-CV', 'Bồi dưỡng chương trình chuyên viên', 444],
  ['BD-CTD', 'Bồi dưỡng nghiệp vụ công tác Đảng, đoàn thể cơ sở', 2157],
  ['BD-91', 'Bồi dưỡng theo Kế hoạch số 91-KH/TU <mới> & "khác"', 2500],
]

/** Creates confirmed figures of a school year: 6,481 learners are stated, while the programmes add up to 6,612. */
export async function createSchoolYear({ expect }: TestApp): Promise<void> {
  const states = async (indicator: string, value: number, dimensions = {}, more = {}) => {
    const source = { number: '12-BC/TCT' }
    const body = { indicator: { code: indicator }, period: year2020, value, dimensions, source, ...more }
    const figure = await expect(201, 'POST', '/v1/figures', { body })
    await expect(200, 'POST', `/v1/figures/${figure.id}/confirm`, { headers: { 'if-match': '*' } })
  }
  for (const [code, name, learners] of programs) {
    await expect(201, 'POST', '/v1/programs', { body: { code, name } })
    await states('training.learners', learners, { program: code })
  }
  await states('training.learners', 6481)
  await states('training.learners', 6124, { planned: true })
  await states('training.learners', 357, { planned: false })
  await states('training.classes', 62)
  await states('training.classes', 58, { planned: true })
  await states('training.classes', 4, { planned: false })
  const in2019 = { kind: 'year', start: '2019-01-01', end: '2019-12-31' }
  await states('training.classes', 55, {}, { period: in2019, qualifier: 'about' })
  await states('party.cells_graded', 1, { grade: 'excellent' }, { relation: 'share', denominator: 5 })
  await states('party.cells_graded', 4, { grade: 'good' }, { relation: 'share', denominator: 5 })
  await states('party.members_graded', 9, { grade: 'excellent' }, { relation: 'share', denominator: 41 })
  await states('party.members_graded', 32, { grade: 'good' }, { relation: 'share', denominator: 41 })
}
