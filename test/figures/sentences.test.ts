import { test } from '../support/shared-test.ts'
import { expectedText, foundTexts } from './sentences/figure-text.ts'
import {
  abbreviationSentences,
  admissionSentences,
  listSentences,
  numberOfSentences,
  placeSentences,
} from './sentences/parts-and-names.ts'
import { accountSentences, periodSentences, planSentences, stageSentences } from './sentences/plan.ts'
import { rangeSentences, rateSentences } from './sentences/rates.ts'
import { groupSentences, partSentences, programmeSentences, resultSentences } from './sentences/results.ts'

const kinds = {
  'rates and norms': rateSentences,
  'ranges with a hyphen': rangeSentences,
  'what is measured by the plan': planSentences,
  'the stage of a clause': stageSentences,
  'the account of a year': accountSentences,
  'open periods': periodSentences,
  'results and grades': resultSentences,
  'own parts, commendations and surveys': partSentences,
  groups: groupSentences,
  'names of programmes': programmeSentences,
  'lists of named parts': listSentences,
  'persons of places': placeSentences,
  abbreviations: abbreviationSentences,
  'admissions to the Party': admissionSentences,
  'the number of a noun': numberOfSentences,
}

for (const [kind, sentences] of Object.entries(kinds)) {
  test(kind, async (t) => {
    for (const [text, ...figures] of sentences) {
      t.same(foundTexts(text, figures), figures.map(expectedText), text)
    }
  })
}
