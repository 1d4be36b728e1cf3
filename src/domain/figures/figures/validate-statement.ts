import type { z } from 'zod'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import type { Relation } from '../../../libraries/figure-grammar/figure.ts'
import { validatePeriod, type FigurePeriod } from './period.ts'

interface StatementSource {
  post_id: string | null
  revision: number | null
  field: string | null
  quote: string | null
  start: number | null
  end: number | null
  number: string | null
  issuer: string | null
  date: string | null
  page: string | null
}

interface Statement {
  value: number
  relation: Relation | null
  denominator: number | null
  period: FigurePeriod | null
  source: StatementSource | null
}

type AddError = (path: string[], code: string, en: string, vi: string) => void

/** Validates the fields of a statement across fields; each error names its field. */
export function validateStatement(statement: Statement, context: z.RefinementCtx): void {
  const addError: AddError = (path, code, en, vi) =>
    context.addIssue({ code: 'custom', path, message: en, params: { code, vi }, input: undefined })
  validateNumbers(statement, addError)
  const error = statement.period === null ? undefined : validatePeriod(statement.period)
  if (error) addError(['period', error.field], error.code, error.message.en, error.message.vi)
  if (statement.source !== null) validateSource(statement.source, addError)
}

function validateNumbers({ value, relation, denominator }: Statement, addError: AddError): void {
  if (value < 0 && relation !== 'change') {
    addError(
      ['value'],
      'negative',
      'It must not be negative, unless relation is change.',
      'Không được âm, trừ số liệu về mức tăng, giảm.',
    )
  }
  if (relation === 'share' && denominator !== null && denominator < value) {
    addError(
      ['denominator'],
      'below_value',
      'A share has a denominator not below its value; 65/60 of the plan is relation of_plan.',
      'Mẫu số của tỷ lệ không được nhỏ hơn giá trị; số so với kế hoạch (ví dụ 65/60) phải ghi là mức thực hiện kế hoạch.',
    )
  }
}

function validateSource(source: StatementSource, addError: AddError): void {
  const { post_id, number, start, end, quote } = source
  const requireField = (field: string) =>
    addError(['source', field], 'required', 'It is required here.', 'Bắt buộc phải có ở đây.')
  const rejectFields = (fields: readonly (keyof StatementSource)[], en: string, vi: string) => {
    for (const field of fields.filter((name) => source[name] !== null)) {
      addError(['source', field], 'one_of', en, vi)
    }
  }
  if (post_id === null && number === null) return requireField('post_id')
  if (post_id === null) {
    const quoteFields = ['revision', 'field', 'quote', 'start', 'end'] as const
    return rejectFields(
      quoteFields,
      'Only a post is quoted: give post_id, or leave it out.',
      'Chỉ trích từ bài viết: hãy nêu bài viết, hoặc để trống mục này.',
    )
  }
  const documentFields = ['number', 'issuer', 'date', 'page'] as const
  rejectFields(
    documentFields,
    'A figure has one source: the post or the document.',
    'Mỗi số liệu chỉ có một nguồn: bài viết hoặc văn bản.',
  )
  if (source.field === null) requireField('field')
  if (quote === null) requireField('quote')
  if ((start === null) !== (end === null)) requireField(start === null ? 'start' : 'end')
  if (quote !== null && start !== null && end !== null && end - start !== quote.length) {
    addError(
      ['source', 'end'],
      'wrong_length',
      `It must be start + ${quote.length}, the length of the quote in UTF-16 code units.`,
      `Phải bằng vị trí đầu cộng ${vietnameseNumber(quote.length)}, là độ dài của đoạn trích tính theo đơn vị mã UTF-16.`,
    )
  }
}
