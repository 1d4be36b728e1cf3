import type { Operation } from './api-document.ts'

/** Sends a request and returns the response. */
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

/** The resource path of each reference name: `/v1/party-cells` for `party_cell`. */
function pathsByName(operations: readonly Operation[]): Map<string, string> {
  const reads = operations.filter(
    ({ operationId, path }) => operationId.startsWith('get') && path.endsWith('/{id}'),
  )
  return new Map(
    reads.map(({ operationId, path }) => [snakeCase(operationId.slice(3)), path.replace(/\/\{id\}$/, '')]),
  )
}

/**
 * Creates a row of every resource from the examples in the document. References of an example are replaced by existing
 * rows, so that it also works for new resources.
 * @param rows existing rows; their resources get no further row
 * @throws Error if the example of a resource cannot be stored
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
  let lastError = ''
  while (waiting.length > 0) {
    const later: Operation[] = []
    for (const operation of waiting) {
      const response = await app.send('POST', operation.path, {
        body: withExistingIds(operation.example, names, rows),
      })
      if (response.statusCode === 201) rows.set(operation.path, response.json().id)
      else {
        later.push(operation)
        lastError = `${operation.operationId}: ${response.body}`
      }
    }
    if (later.length === waiting.length) throw new Error(`an example cannot be stored: ${lastError}`)
    waiting = later
  }
  return rows
}

/** An example whose references are replaced by ids of existing rows. */
export function withExistingIds(example: unknown, names: Map<string, string>, rows: ExampleRows): unknown {
  if (Array.isArray(example)) return example.map((item) => withExistingIds(item, names, rows))
  if (!isObject(example)) return example
  const idOf = (name: string) => {
    const match = [...names.keys()].find((one) => name === one || name.endsWith(`_${one}`))
    return match === undefined ? undefined : rows.get(names.get(match) ?? '')
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
      return [[field, withExistingIds(value, names, rows)]]
    }),
  )
}

/** The example bodies of operations, with ids of existing rows. */
export function exampleBodies(operations: readonly Operation[], rows: ExampleRows): Map<string, unknown> {
  const names = pathsByName(operations)
  return new Map(
    operations.map(({ operationId, example }) => [operationId, withExistingIds(example, names, rows)]),
  )
}

/** Values of the path parameters of an operation that identify a row. */
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
