import { readFileSync } from 'node:fs'
import path from 'node:path'
import { dimensionRules } from '../../../src/libraries/figure-grammar/dimensions/dimension-rules.ts'
import { exclusions } from '../../../src/libraries/figure-grammar/exclusions/exclusions.ts'
import { extractFigures } from '../../../src/libraries/figure-grammar/extract.ts'
import { unitRules } from '../../../src/libraries/figure-grammar/rules/unit-rules.ts'
import { packageRoot } from '../../../src/package.ts'
import { test } from '../../support/shared-test.ts'

const documentation = readFileSync(path.join(packageRoot, 'docs/extraction.md'), 'utf8')

test('each rule of units reads its own example', async (t) => {
  for (const { name, example } of unitRules) {
    t.ok(
      extractFigures(example).some(({ rule }) => rule === name),
      `${name}: ${example}`,
    )
  }
})

test('each exclusion leaves its own example alone', async (t) => {
  for (const { name, example } of exclusions) {
    // what is repeated is stated once
    const stated = name === 'repetition' ? ['9.500.000 đồng'] : []
    t.same(
      extractFigures(example).map(({ quote }) => quote),
      stated,
      `${name}: ${example}`,
    )
  }
})

test('each exclusion keeps a number from being a figure', async (t) => {
  const guarded: Record<string, string> = {
    date: 'Ngày 15 giảng viên họp',
    year: 'Năm 2020 giảng viên họp',
    clock: 'Lúc 8 giảng viên họp',
    'document-number': 'Quyết định 6468 giảng viên',
    code: 'Covid-19 học viên',
    ordinal: 'Khóa 15 học viên',
    place: 'Tại phòng 201 học viên họp',
    telephone: 'Điện thoại: 38612 học viên',
    article: 'Là một đảng viên',
    rate: '45 học viên/lớp',
    norm: 'Nghỉ quá 45 buổi',
    fee: 'Đợt 1 nộp 60% học phí',
    each: 'Mỗi suất 1 triệu đồng',
    weight: 'Bài thi cuối kỳ chiếm 70% tổng số điểm',
    story: 'Lớp tôi có 64 người',
    survey: 'Phỏng vấn 12 giảng viên',
  }
  const guarding = exclusions.map(({ name }) => name).filter((name) => name !== 'repetition')
  t.same(Object.keys(guarded).sort(), guarding.sort())
  for (const [name, text] of Object.entries(guarded)) t.same(extractFigures(text), [], `${name}: ${text}`)
})

test('each step finds what its example shows', async (t) => {
  const readers: Record<string, (figures: ReturnType<typeof extractFigures>) => unknown> = {
    relation: (figures) => figures.map(({ relation }) => relation),
    qualifier: (figures) => figures.map(({ qualifier }) => qualifier),
    'graded-whole': (figures) => figures.map(({ indicator }) => indicator),
    inheritance: (figures) =>
      figures.map(({ dimensions: { stage, subject, group } }) => (group ? subject : stage)),
  }
  const expected: Record<string, unknown[]> = {
    relation: ['share', 'of_plan', 'of_plan', 'change', 'change'],
    planned: [true, true, false, false, false],
    grade: ['excellent', 'excellent', 'good'],
    result: ['very_good', 'very_good', 'good', undefined, 'good', 'average'],
    'graded-whole': ['party.members_graded'],
    inheritance: ['closed', 'closed', 'closed', undefined, 'admission'],
    level: ['provincial', 'school'],
    group: [undefined, 'female', 'party_member', undefined, 'official', 'probationary', 'female'],
    detail: [undefined, 'khiển trách', 'cảnh cáo', 'có trình độ tiến sĩ', 'được miễn công tác', 'Bắc Ninh'],
    subject: ['citizen_reception', 'study'],
    stage: ['opened', 'closed', 'carried_over', 'carried_over', undefined],
    scenario: ['plan', 'plan', 'actual', 'actual'],
    program: ['TCLLCT', 'TCLLCT', 'TCLLCT', 'BD-CV'],
    qualifier: ['under', 'over', 'about', 'over'],
  }
  t.same(Object.keys(expected).sort(), dimensionRules.map(({ name }) => name).sort())
  for (const { name, example } of dimensionRules) {
    const figures = extractFigures(example)
    const found =
      readers[name]?.(figures) ?? figures.map(({ dimensions }) => dimensions[name as keyof typeof dimensions])
    t.same(found, expected[name], `${name}: ${example}`)
  }
})

test('the documentation explains every rule, with its example', async (t) => {
  for (const { name, description, example } of [...unitRules, ...exclusions, ...dimensionRules]) {
    t.ok(documentation.includes(`**${name}**: ${description}`), name)
    t.ok(documentation.includes(`> ${example}`), `the example of ${name}`)
  }
})
