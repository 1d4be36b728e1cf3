import { readByline, readSignature, type Byline } from './byline.ts'
import type { BoilerplateRule } from './rule-pattern.ts'
import { boilerplateRule } from './boilerplate.ts'
import { readDateLine, type DateLine } from './posting-date.ts'
import { isProse } from './prose.ts'
import type { SourceLine } from './source-line.ts'

/** A line with the results of all rules that look at the line alone; its role depends on the lines around it. */
export type ClassifiedLine = {
  line: SourceLine
  rule: BoilerplateRule | null
  date: DateLine | null
  byline: Byline | null
  /** The pen name or the initials that the line consists of; a byline only as the last line of an article. */
  signature: Byline | null
  prose: boolean
}

/** Applies all rules to a line. */
export function classifyLine(line: SourceLine): ClassifiedLine {
  const date = readDateLine(line.key)
  const rule = date === null || line.mark !== 'plain' ? boilerplateRule(line) : null
  const isStructure = rule !== null || date !== null
  const byline = isStructure || line.prefix !== '' ? null : readByline(line)
  const signature = isStructure || byline !== null || line.prefix !== '' ? null : readSignature(line)
  return { line, rule, date, byline, signature, prose: !isStructure && byline === null && isProse(line) }
}

/** Whether the markup takes the line out of the article. */
export function isOutsideArticle({ line }: ClassifiedLine): boolean {
  return (
    line.mark === 'site' ||
    line.mark === 'hidden' ||
    line.mark === 'outside' ||
    line.mark === 'document-title'
  )
}

/** Whether the line may be part of an article: no rule matches it, and it is no date. */
export function isContent({ rule, date }: ClassifiedLine): boolean {
  return rule === null && date === null
}
