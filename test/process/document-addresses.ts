import { addressOf, type Operation, type Parameter } from '../platform/http/api-document.ts'

/** A row of a list. */
type Row = Record<string, unknown>

/** Reads the first row of a list for the caller. */
export type FirstRow = (list: string) => Promise<Row | undefined>

/** Lists with the values of path parameters, if it is not the list of the same path. */
const otherLists: Record<string, string> = { '/v1/facts': '/v1/figures', '/v1/files': '/v1/media' }

const choicesOf = ({ schema }: Parameter): unknown[] | undefined =>
  Array.isArray(schema['enum']) ? schema['enum'] : undefined

/** Values of query parameters: required ones, and words with matches. */
const queryValues: Record<string, string> = { q: 'hội nghị', year: '2020' }

function queryOf({ parameters }: Operation): string {
  const sent = parameters.filter(
    ({ in: place, name, required }) => place === 'query' && (required || name === 'q'),
  )
  const query = new URLSearchParams(
    Object.fromEntries(sent.map(({ name }) => [name, queryValues[name] ?? ''])),
  )
  return sent.length === 0 ? '' : `?${query}`
}

/** A part of the address of the file of a media item. */
function partOfFile({ file }: Row, name: 'key' | 'name'): string {
  const { url } = file as { url: string }
  return url.split('/').at(name === 'key' ? -2 : -1) ?? ''
}

/** Values of path parameters from rows of the lists above an address; undefined without rows. */
async function valuesFor(
  operation: Operation,
  firstRow: FirstRow,
): Promise<Record<string, string> | undefined> {
  const values: Record<string, string> = {}
  let list = ''
  let row: Row | undefined
  for (const segment of operation.path.split('/').slice(1)) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name === undefined) {
      list += `/${segment}`
      row = undefined
      continue
    }
    row ??= await firstRow(otherLists[list] ?? list)
    if (row === undefined) return undefined
    values[name] = name === 'key' || name === 'name' ? partOfFile(row, name) : String(row[name])
    list += `/${values[name]}`
  }
  return values
}

/**
 * Every address of a reading operation: with values from lists, and with each value of an enum.
 * @returns none if there are no rows
 */
export async function addressesOf(operation: Operation, firstRow: FirstRow): Promise<string[]> {
  const choice = operation.parameters.find(
    ({ in: place, name }) =>
      place === 'path' && (operation.path.endsWith(`.{${name}}`) || operation.path.includes(`{${name}}.`)),
  )
  const values = await valuesFor(operation, firstRow)
  if (values === undefined) return []
  const query = queryOf(operation)
  const choices =
    choice === undefined ? [{}] : (choicesOf(choice) ?? []).map((one) => ({ [choice.name]: String(one) }))
  return choices.map((chosen) => addressOf(operation, { ...values, ...chosen }) + query)
}
