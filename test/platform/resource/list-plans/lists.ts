import { createHash } from 'node:crypto'
import { readOpenApi } from '../../../support/open-api.ts'
import { readOperations } from '../../http/api-document.ts'

// oxlint-disable-next-line typescript/no-explicit-any
type Node = any

/** A filter of a list: the values that the document gives it. Without any, it is compared with a column of text or ids. */
export interface ListFilter {
  name: string
  values: string[]
}

/** A list of the document. */
export interface List {
  operationId: string
  url: string
  filters: ListFilter[]
  sorts: string[]
  hasTrash: boolean
}

const notFilters = new Set([
  'sort',
  'include',
  'limit',
  'cursor',
  'page',
  'page_size',
  'fields',
  'count',
  'trash',
  'q',
])

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

/** Values of a range: one near its beginning and one near its end, among the rows of `fillTables`. */
const valuesOfFormat: Readonly<Record<string, string[]>> = {
  date: ['2002-03-20', '2026-10-25'],
  'date-time': [hoursAgo(79_900), hoursAgo(40)],
}

/** Texts that many texts of `fillTables` contain, few and none. */
const textsWithin = (column: string): string[] => [column, `${column} 77`, 'zq', 'không có ở đâu']

/** Common values that are left out together, so that few rows stay. Of texts and references these are looked up. */
function valuesLeftOut(schema: Node): string[] {
  const choices: Node[] = [schema, schema.items ?? {}, ...(schema.items?.anyOf ?? [])]
  return choices.flatMap(({ type, enum: names }): string[] => {
    if (type === 'boolean') return ['false']
    const values = (names ?? []).filter((name: string) => name !== 'null')
    return values.length === 0 ? [] : [values.slice(0, Math.max(1, Math.min(2, values.length - 1))).join()]
  })
}

function valuesOf(name: string, schema: Node, description: string): string[] {
  if (name.endsWith('[contains]')) return textsWithin(name.replace('[contains]', ''))
  if (name.endsWith('[ne]')) return valuesLeftOut(schema)
  const choices: Node[] = [schema, schema.items ?? {}, ...(schema.items?.anyOf ?? [])]
  const values = choices.flatMap(({ type, format, enum: names }): string[] => {
    // the first ones are common, the last one is rare
    if (names) return [...names.slice(0, 2), ...names.slice(-1)]
    if (type === 'boolean') return ['true', 'false']
    if (type === 'integer') return ['2010', '3']
    return valuesOfFormat[format] ?? []
  })
  return [
    ...new Set(description.includes('`null`') && !values.includes('null') ? [...values, 'null'] : values),
  ]
}

/** The id of a row that `fillTables` makes. */
export function filledId(table: string, row: number): string {
  const digits = createHash('md5').update(`${table}${row}`).digest('hex')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** All lists of the document that have sorts. */
export function documentedLists(): List[] {
  const document: Node = readOpenApi()
  const { follow } = readOperations(document)
  return Object.entries<Node>(document.paths).flatMap(([path, { get }]): List[] => {
    const parameters: Node[] = (get?.parameters ?? []).map(follow).filter((one: Node) => one.in === 'query')
    const sort = parameters.find(({ name }) => name === 'sort')
    if (sort === undefined || !parameters.some(({ name }) => name === 'cursor')) return []
    return [
      {
        operationId: get.operationId,
        // `/v1/posts/{id}/revisions`: those of the first post
        url: path.replace(
          /\/([\w-]+)\/\{id\}/,
          (_all, parent: string) => `/${parent}/${filledId(parent, 1)}`,
        ),
        filters: parameters
          // `[gt]` and `[lt]` read the same ranges as `[gte]` and `[lte]`; hardly a row has an external id that is left out
          .filter(({ name }) => !notFilters.has(name) && !/\[[gl]t\]$|^external_id\[ne\]$/.test(name))
          .map(({ name, schema, description }) => ({ name, values: valuesOf(name, schema, description) })),
        sorts: sort.schema.items.enum.filter((name: string) => name !== '-relevance'),
        hasTrash: parameters.some(({ name }) => name === 'trash'),
      },
    ]
  })
}
