import { extractFigures } from '../../../src/libraries/figure-grammar/extract.ts'
import type { Figure } from '../../../src/libraries/figure-grammar/figure.ts'
import { committeeLines } from './committee-lines.ts'
import { planLines } from './plan-and-news-lines.ts'
import { partyLines } from './party-report-lines.ts'
import { trainingLines } from './training-report-lines.ts'
import { unitLines } from './unit-report-lines.ts'
import { workLines } from './work-report-lines.ts'
import { reviewLines } from './review-lines.ts'
import { silentLines } from './silent-lines.ts'
import {
  partySentences,
  reportSentences,
  researchSentences,
  silentSentences,
  staffSentences,
  trainingSentences,
} from './sentences.ts'
import { test } from '../../support/shared-test.ts'

const words: Record<string, string> = { true: 'planned', false: 'unplanned', undefined: '' }

function figureText({ value, denominator, unit, dimensions: { planned, grade } }: Figure): string {
  const number = denominator === null ? String(value) : `${value}/${denominator}`
  return [number, unit, words[String(planned)], grade].filter(Boolean).join(' ')
}

const groups = {
  training: trainingSentences,
  'the Party': partySentences,
  staff: staffSentences,
  research: researchSentences,
  'whole years': reportSentences,
  'numbers that are no figures': silentSentences,
  'lines of reports on training': trainingLines,
  'lines of reports on the Party': partyLines,
  'lines of reports on other work': workLines,
  'lines of single units': unitLines,
  'lines of plans and news': planLines,
  'lines of reviews': reviewLines,
  'lines for a committee': committeeLines,
  'lines that count nothing': silentLines,
}

for (const [about, sentences] of Object.entries(groups)) {
  test(`sentences on ${about}`, async (t) => {
    for (const [text, ...figures] of sentences) t.same(extractFigures(text).map(figureText), figures, text)
  })
}

test('a noun with a colon says which of them', (t) => {
  const groupsOf = (text: string) =>
    extractFigures(text).map(({ value, dimensions }) => [value, dimensions.group])
  t.same(groupsOf('Đảng viên dự bị: 02; đảng viên chính thức: 45.'), [
    [2, 'probationary'],
    [45, 'official'],
  ])
  t.same(groupsOf('Số học viên là nữ: 512 (chiếm 39%).'), [
    [512, 'female'],
    [39, 'female'],
  ])
  t.end()
})

test('both ends of a range are bounds', (t) => {
  const bounds = (text: string) => extractFigures(text).map(({ value, qualifier }) => [value, qualifier])
  t.same(bounds('Có từ 30 đến 40 học viên dự, tổng cộng 120 học viên.'), [
    [30, 'over'],
    [40, 'under'],
    [120, 'exact'],
  ])
  // a decrease or another unit is not a range
  t.same(bounds('Từ 62 lớp năm 2019 đến 40 lớp năm 2020.'), [
    [62, 'exact'],
    [40, 'exact'],
  ])
  t.same(bounds('Học viên từ 25 đến 45 tuổi.'), [])
  t.end()
})
