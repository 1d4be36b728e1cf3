import { readByline, type Byline } from './byline.ts'
import type { FurnitureRule } from './furniture-rules.ts'
import { furnitureRule } from './furniture.ts'
import { readDateLine, type DateLine } from './posting-date.ts'
import { isProse } from './prose.ts'
import type { SourceLine } from './source-line.ts'

/** A line with all that can be said of it alone; what it is depends on where it stands. */
export type KnownLine = {
  line: SourceLine
  rule: FurnitureRule | null
  date: DateLine | null
  byline: Byline | null
  prose: boolean
}

/** Asks every rule about a line, once. */
export function knowLine(line: SourceLine): KnownLine {
  const date = readDateLine(line.key)
  const rule = date === null || line.mark !== 'plain' ? furnitureRule(line) : null
  const apart = rule !== null || date !== null
  const byline = apart || line.prefix !== '' ? null : readByline(line)
  return { line, rule, date, byline, prose: !apart && byline === null && isProse(line) }
}

/** Whether the markup takes the line out of the article, whatever it says. */
export function isApart({ line }: KnownLine): boolean {
  return (
    line.mark === 'site' ||
    line.mark === 'hidden' ||
    line.mark === 'outside' ||
    line.mark === 'document-title'
  )
}

/** Whether the line may be part of an article: no rule knows it, and it is no date. */
export function isContent({ rule, date }: KnownLine): boolean {
  return rule === null && date === null
}
