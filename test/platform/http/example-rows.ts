import type { Operation } from './api-document.ts'

/** Sends a request that may write, and gives the answer. */
interface Sender {
  send(
    method: string,
    url: string,
    options: { body: unknown },
  ): Promise<{ statusCode: number; body: string; json(): { id: string } }>
}

/** Ids of live rows, by the path of their resource: `/v1/posts`. */
export type ExampleRows = Map<string, string>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const snakeCase = (name: string) => name.replace(/\B[A-Z]/g, (letter) => `_${letter}`).toLowerCase()

/** Where what a field calls `party_cell` is found: `/v1/party-cells`. */
function pathsByName(operations: readonly Operation[]): Map<string, string> {
  const reads = operations.filter(
    ({ operationId, path }) => operationId.startsWith('get') && path.endsWith('/{id}'),
  )
  return new Map(
    reads.map(({ operationId, path }) => [snakeCase(operationId.slice(3)), path.replace(/\/\{id\}$/, '')]),
  )
}

/**
 * Creates a row of every resource from the examples in the document. What an example refers to is replaced by rows
 * that are there, so that it works for resources nobody has thought of yet.
 * @param rows those that are there already: their resources need no further one
 * @throws Error where the example of a resource cannot be stored
 */
export async function createExampleRows(
  app: Sender,
  operations: readonly Operation[],
  rows: ExampleRows = new Map(),
): Promise<ExampleRows> {
  const names = pathsByName(operations)
  let waiting = operations.filter(
    ({ operationId, method, path }) =>
      method === 'POST' && operationId.startsWith('create') && !rows.has(path),
  )
  let refusal = ''
  while (waiting.length > 0) {
    const later: Operation[] = []
    for (const operation of waiting) {
      const answer = await app.send('POST', operation.path, { body: fitting(operation.example, names, rows) })
      if (answer.statusCode === 201) rows.set(operation.path, answer.json().id)
      else {
        later.push(operation)
        refusal = `${operation.operationId}: ${answer.body}`
      }
    }
    if (later.length === waiting.length) throw new Error(`an example cannot be stored: ${refusal}`)
    waiting = later
  }
  return rows
}

/** An example with its references leading to rows that exist. */
export function fitting(example: unknown, names: Map<string, string>, rows: ExampleRows): unknown {
  if (Array.isArray(example)) return example.map((item) => fitting(item, names, rows))
  if (!isObject(example)) return example
  const idOf = (name: string) => {
    const known = [...names.keys()].find((one) => name === one || name.endsWith(`_${one}`))
    return known === undefined ? undefined : rows.get(names.get(known) ?? '')
  }
  return Object.fromEntries(
    Object.entries(example).flatMap(([field, value]): [string, unknown][] => {
      const one = /^(\w+)_id$/.exec(field)?.[1]
      const many = /^(\w+)_ids$/.exec(field)?.[1]
      if (one !== undefined && typeof value === 'string' && field !== 'external_id') {
        const id = idOf(one)
        return id === undefined ? [] : [[field, id]]
      }
      if (many !== undefined) return [[field, [idOf(many)].filter((id) => id !== undefined)]]
      // `program: {code}` is the other way to say `program_id`
      if (isObject(value) && /^(code|slug|external_id)$/.test(Object.keys(value).join())) {
        const id = idOf(field)
        return id === undefined ? [] : [[`${field}_id`, id]]
      }
      return [[field, fitting(value, names, rows)]]
    }),
  )
}

/** The body of an operation's example, fitted to the rows that are there. */
export function exampleBodies(operations: readonly Operation[], rows: ExampleRows): Map<string, unknown> {
  const names = pathsByName(operations)
  return new Map(operations.map(({ operationId, example }) => [operationId, fitting(example, names, rows)]))
}

/** Values of an operation's path parameters that lead to a row. */
export function pathValues({ path }: Operation, rows: ExampleRows): Record<string, string> {
  const resource = path.split('/').slice(0, 3).join('/')
  return {
    id: rows.get(resource) ?? '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e',
    external_id: 'from-the-matrix',
    revision: '1',
    register: 'classes',
    year: '2020',
    fact_key: '0'.repeat(32),
  }
}
