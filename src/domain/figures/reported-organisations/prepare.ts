import { parseText } from '../../../libraries/figure-grammar/parsed-text.ts'
import { findBodies } from '../../../libraries/figure-grammar/scope/bodies.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { collectProblem } from '../../../platform/resource/collect-problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { ReportedOrganisation, ReportedOrganisationInput } from './schema.ts'

type ReportedDraft = Draft<ReportedOrganisation, ReportedOrganisationInput>

const noFullName = {
  pointer: '/name',
  code: 'invalid_format',
  message: {
    en: 'Write one organisation or place in full, with its kind: Trường Chính trị tỉnh Nam Định.',
    vi: 'Hãy ghi đầy đủ tên của một đơn vị hoặc địa phương, ví dụ: Trường Chính trị tỉnh Nam Định.',
  },
}

/** The comparable words of a name; undefined unless all of it is the name of one organisation or place. */
function comparableWords(name: string): string | undefined {
  const parsed = parseText(name)
  const [body] = findBodies(parsed)
  const isWhole = body?.from === 0 && body.to === parsed.tokens.length
  return isWhole && body.isNamed && body.kind !== 'class' ? body.forms.join(' ') : undefined
}

/** Derives the comparable words of names. @throws Problem 422 for the rows whose name is none of one organisation */
export function prepareReported(drafts: readonly ReportedDraft[], context: WriteContext) {
  return drafts.map(({ id, values }) => {
    const about = collectProblem(context, id, () => {
      if (values.name === null) return ''
      const words = comparableWords(values.name)
      if (words === undefined) throw new Problem('unprocessable', { errors: [noFullName] })
      return words
    })
    return { ...values, about: about ?? '' }
  })
}
