import { extractFigures } from '../../../src/libraries/figure-grammar/extract.ts'
import type { Figure } from '../../../src/libraries/figure-grammar/figure.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import {
  partySentences,
  reportSentences,
  researchSentences,
  silentSentences,
  staffSentences,
  trainingSentences,
} from './sentences.ts'

const sentences = [
  ...trainingSentences,
  ...partySentences,
  ...staffSentences,
  ...researchSentences,
  ...reportSentences,
  ...silentSentences,
].map(([text]) => text)

const pieces =
  'lớp|học viên|chi bộ|5|62|2.157|9/41|12,5%|triệu|đồng|số|bản tin|(|)|;|.|,|:|và|trong đó|ngoài kế hoạch|hoàn thành tốt nhiệm vụ|năm 2020|tháng|một trăm|\n|\r\n|\u00a0|😀|e\u0301\u0302|K71|-|/|giỏi|nữ|tổng số'.split(
    '|',
  )
const shuffled = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(' ', ' ', '')), { maxLength: 40 })
  .map((parts) => parts.flat().join(''))
const anyText = fc.oneof(
  shuffled,
  fc.constantFrom(...sentences),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
)

/** The parts of a figure that must not depend on Unicode normalization. */
const figureValues = (figure: Figure) => ({
  ...figure,
  quote: figure.quote.normalize('NFC'),
  start: null,
  end: null,
})

test('each quote is exactly the text between its offsets, in the order of the text', async () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('NFC', 'NFD', undefined), (text, form) => {
      const sent = form === undefined ? text : text.normalize(form)
      let behind = 0
      for (const { quote, start, end, confidence } of extractFigures(sent, 2020)) {
        if (quote !== sent.slice(start, end) || start >= end) return false
        if (start < behind || confidence <= 0 || confidence > 1) return false
        behind = end
      }
      return true
    }),
    { numRuns: 2000, examples: [['9/41 số lớp một trăm ', 'NFC']] },
  )
})

test('decomposed letters give the same figures as composed ones', async () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const [composed, decomposed] = [text.normalize('NFC'), text.normalize('NFD')]
      const figures = extractFigures(composed).map(figureValues)
      return JSON.stringify(extractFigures(decomposed).map(figureValues)) === JSON.stringify(figures)
    }),
    { numRuns: 1000 },
  )
})

test('a sentence says the same, whatever paragraphs stand around it', async (t) => {
  const core = ({ value, unit, dimensions: { planned, grade } }: Figure) => [value, unit, planned, grade]
  const around = 'Mở 3 lớp ngoài kế hoạch.\n\n'
  for (const text of sentences) {
    const alone = extractFigures(text).map(core)
    t.same(extractFigures(`${around}${text}\n\n${around}`).map(core).slice(1, -1), alone, text)
  }
})
