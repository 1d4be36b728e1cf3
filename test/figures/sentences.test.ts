import { test } from '../support/shared-test.ts'
import { expectedText, foundTexts } from './sentences/figure-text.ts'
import { rangeSentences, rateSentences } from './sentences/rates.ts'

const kinds = {
  'rates and norms': rateSentences,
  'ranges with a hyphen': rangeSentences,
}

for (const [kind, sentences] of Object.entries(kinds)) {
  test(kind, async (t) => {
    for (const [text, ...figures] of sentences) {
      t.same(foundTexts(text, figures), figures.map(expectedText), text)
    }
  })
}
