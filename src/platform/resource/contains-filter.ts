import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { containedTextPattern } from '../../libraries/vietnamese/contained-text.ts'
import { oneLineText } from '../../libraries/vietnamese/text.ts'
import { containedTerms, qualified, textTerms } from '../database/columns.ts'
import { hasFewMarks, validationError } from '../http/fields.ts'
import type { AppliedFilter, Filter } from './filter.ts'
import { searchText } from './search-words.ts'

const maxLength = 300

// fewer would find most rows of a list; signs alone are in no index, and neither are letters among the signs of Chinese (々, 〇)
const indexedLetters = /(?![\u3000-\u303f])[\p{L}\p{N}]/gu
const hasLetters = validationError(
  'too_short',
  'It must have at least two letters or digits.',
  'Phải có ít nhất hai chữ cái hoặc chữ số.',
)

/**
 * The filter `name[contains]` of a column with a text of one line.
 * @param what what the column is called in the description
 * @param index `indexed` if the table grows: it then has an index on `textTerms(column)`
 */
export function containsFilter(
  name: string,
  column: PgColumn,
  what: string,
  index?: 'indexed',
): Record<string, Filter> {
  const schema = searchText(
    maxLength,
    `Only where ${what} contains this text, in any case; at least two letters or digits. Marks that are typed must be there, wherever the tone stands; a word without marks finds all. Every sign stands for itself, commas too.`,
  )
    .overwrite(oneLineText)
    .check(hasFewMarks)
    .refine((text) => (text.match(indexedLetters)?.length ?? 0) >= 2, hasLetters)
  const apply = (parameter: string, value: unknown): AppliedFilter => {
    const text = value as string
    const pattern = sql.placeholder(`${parameter} pattern`)
    const matches = () => sql`lower(normalize(${qualified(column)}) collate "vi-x-icu") ~ ${pattern}`
    const values = { [`${parameter} pattern`]: containedTextPattern(text) }
    if (index === undefined) return { shape: parameter, values, plannedByValue: true, where: matches }
    const terms = () => sql`${textTerms(column)} @@ ${containedTerms(sql.placeholder(`${parameter} terms`))}`
    return {
      shape: parameter,
      values: { ...values, [`${parameter} terms`]: text },
      plannedByValue: true,
      where: () => sql`(${terms()} and ${matches()})`,
      perRow: matches,
    }
  }
  return { [`${name}[contains]`]: { schema, apply } }
}
