import { test } from '../support/shared-test.ts'
import { expectedText, foundTexts } from './sentences/figure-text.ts'
import { accountSentences, periodSentences, planSentences, stageSentences } from './sentences/plan.ts'
import { rangeSentences, rateSentences } from './sentences/rates.ts'
import { resultSentences } from './sentences/results.ts'

const kinds = {
  'rates and norms': rateSentences,
  'ranges with a hyphen': rangeSentences,
  'what is measured by the plan': planSentences,
  'the stage of a clause': stageSentences,
  'the account of a year': accountSentences,
  'open periods': periodSentences,
  'results and grades': resultSentences,
}

for (const [kind, sentences] of Object.entries(kinds)) {
  test(kind, async (t) => {
    for (const [text, ...figures] of sentences) {
      t.same(foundTexts(text, figures), figures.map(expectedText), text)
    }
  })
}
