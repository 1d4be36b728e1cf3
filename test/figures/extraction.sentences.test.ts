import { test } from 'tap'
import { extractFigures } from '../../src/figures/extraction/extract.ts'
import type { Figure } from '../../src/figures/extraction/figure.ts'
import { reportLines, silentLines } from './report-lines.ts'
import {
  partySentences,
  reportSentences,
  researchSentences,
  silentSentences,
  staffSentences,
  trainingSentences,
} from './sentences.ts'

const words: Record<string, string> = { true: 'planned', false: 'unplanned', undefined: '' }

function told({ value, denominator, unit, dimensions: { planned, grade } }: Figure): string {
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
  'lines of reports': reportLines,
  'lines that count nothing': silentLines,
}

for (const [about, sentences] of Object.entries(groups)) {
  test(`sentences on ${about}`, async (t) => {
    for (const [text, ...figures] of sentences) t.same(extractFigures(text).map(told), figures, text)
  })
}
