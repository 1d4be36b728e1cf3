import type { z } from 'zod'
import type { Relation } from '../../../libraries/figure-grammar/figure.ts'
import { faultOfPeriod, type FigurePeriod } from './period.ts'

interface SourceSaid {
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
  source: SourceSaid | null
}

type Refuse = (path: string[], code: string, en: string, vi: string) => void

/** What a statement's fields must be together; each fault names its field. */
export function checkStatement(statement: Statement, context: z.RefinementCtx): void {
  const refuse: Refuse = (path, code, en, vi) =>
    context.addIssue({ code: 'custom', path, message: en, params: { code, vi }, input: undefined })
  checkNumbers(statement, refuse)
  const fault = statement.period === null ? undefined : faultOfPeriod(statement.period)
  if (fault) refuse(['period', fault.field], fault.code, fault.message.en, fault.message.vi)
  if (statement.source !== null) checkSource(statement.source, refuse)
}

function checkNumbers({ value, relation, denominator }: Statement, refuse: Refuse): void {
  if (value < 0 && relation !== 'change') {
    refuse(
      ['value'],
      'negative',
      'It must not be negative, unless relation is change.',
      'Không được âm, trừ khi relation là change.',
    )
  }
  if (relation === 'share' && denominator !== null && denominator < value) {
    refuse(
      ['denominator'],
      'below_value',
      'A share has a denominator not below its value; 65/60 of the plan is relation of_plan.',
      'Mẫu số của tỷ lệ không được nhỏ hơn giá trị; 65/60 so với kế hoạch thì relation là of_plan.',
    )
  }
}

function checkSource(source: SourceSaid, refuse: Refuse): void {
  const { post_id, number, start, end, quote } = source
  const missing = (field: string) =>
    refuse(['source', field], 'required', 'It is required here.', 'Bắt buộc phải có ở đây.')
  const stray = (fields: readonly (keyof SourceSaid)[], en: string, vi: string) => {
    for (const field of fields.filter((name) => source[name] !== null)) {
      refuse(['source', field], 'one_of', en, vi)
    }
  }
  if (post_id === null && number === null) return missing('post_id')
  if (post_id === null) {
    const quoting = ['revision', 'field', 'quote', 'start', 'end'] as const
    return stray(
      quoting,
      'Only a post is quoted: give post_id, or leave it out.',
      'Chỉ trích từ bài viết: hãy gửi post_id, hoặc bỏ trường này.',
    )
  }
  const document = ['number', 'issuer', 'date', 'page'] as const
  stray(
    document,
    'A figure has one source: the post or the document.',
    'Mỗi số liệu chỉ có một nguồn: bài viết hoặc văn bản.',
  )
  if (source.field === null) missing('field')
  if (quote === null) missing('quote')
  if ((start === null) !== (end === null)) missing(start === null ? 'start' : 'end')
  if (quote !== null && start !== null && end !== null && end - start !== quote.length) {
    refuse(
      ['source', 'end'],
      'wrong_length',
      `It must be start + ${quote.length}, the length of the quote in UTF-16 code units.`,
      `Phải bằng start + ${quote.length}, độ dài của quote tính theo đơn vị mã UTF-16.`,
    )
  }
}
