import type { Cell, StyledCell } from '../../../libraries/xlsx/writer/cell.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { knownColumns, type KnownColumn } from '../imports/known-columns.ts'

/** A column of a template. */
export interface TemplateColumn extends KnownColumn {
  head: string
  isRequired: boolean
  /** The words that its cells may have; none: any. */
  words: readonly string[]
  example: StyledCell
}

/** The words of yes and no, as imports read them. */
const yesAndNo = ['có', 'không']

function exampleOf(
  { path: [first, key], kind }: KnownColumn,
  example: Row,
  words: ReadonlyMap<string, string>,
): StyledCell {
  const given = example[first!]
  const value = key === undefined ? given : (given as Row | undefined)?.[key]
  if (value === undefined || value === null) return null
  if (kind === 'day') return { day: String(value) }
  if (typeof value === 'boolean') return words.get(String(value)) ?? (value ? 'có' : 'không')
  return typeof value === 'object' ? JSON.stringify(value) : (words.get(String(value)) ?? (value as Cell))
}

/** The columns of a template: those that have Vietnamese heads, in the order of these. */
export function templateColumns(resource: ExchangedResource): TemplateColumn[] {
  const known = knownColumns(resource)
  const { shape } = resource.input
  const example = (resource.input.meta()?.['example'] ?? {}) as Row
  return Object.entries(resource.headers ?? {}).flatMap(([name, [head]]) => {
    const column = known.get(name)
    if (column === undefined || head === undefined) return []
    const words = new Map(
      Object.entries(resource.vocabularies?.[name]?.labels ?? {}).map(
        ([value, { vi }]) => [value, vi] as const,
      ),
    )
    const list = words.size > 0 ? [...words.values()] : column.kind === 'boolean' ? yesAndNo : []
    const schema = shape[column.path[0]!]
    return {
      ...column,
      head,
      isRequired: column.path.length === 1 && schema?.safeParse(undefined).success === false,
      words: list,
      example: exampleOf(column, example, words),
    }
  })
}
