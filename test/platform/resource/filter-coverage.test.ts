import { startApp } from '../../support/app.ts'
import { readOpenApi } from '../../support/open-api.ts'
import { test } from '../../support/shared-test.ts'
import { readOperations } from '../http/api-document.ts'

// oxlint-disable-next-line typescript/no-explicit-any
type Node = any

const document: Node = readOpenApi()
const { follow } = readOperations(document)
/** Resolves a reference; undefined stays undefined. */
const resolve = (node: Node): Node => (node === undefined ? node : follow(node))

const gets = Object.entries<Node>(document.paths).flatMap(([path, { get }]) =>
  get === undefined ? [] : [{ path, operation: get }],
)

const parametersOf = (operation: Node): Node[] => operation.parameters.map(resolve)

test('every list and export whose rows have an id takes a list of ids', async (t) => {
  const lacking = gets.filter(({ operation }) => {
    const { schema } = Object.values<Node>(resolve(operation.responses['200']).content ?? {})[0] ?? {}
    const rows = resolve(resolve(resolve(schema)?.properties?.items)?.items ?? {})
    const isExport =
      operation.operationId.startsWith('export') && operation.operationId !== 'exportRefusedRows'
    const isList = operation.operationId.startsWith('list') && rows.properties?.id !== undefined
    return (isExport || isList) && !parametersOf(operation).some(({ name }) => name === 'id')
  })
  t.same(
    lacking.map(({ operation }) => operation.operationId),
    [],
  )
})

test('the document says how many values a filter takes', async (t) => {
  const { send } = await startApp(t)
  for (const name of ['id', 'unit']) {
    const { schema } = parametersOf(document.paths['/v1/people'].get).find((one) => one.name === name)
    t.equal(schema.maxItems, name === 'id' ? 100 : 50)
    const value = name === 'id' ? '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e' : 'a'
    const requestWithValues = (n: number) => send('GET', `/v1/people?${name}=${Array(n).fill(value).join()}`)
    t.equal((await requestWithValues(schema.maxItems)).statusCode, 200)
    t.equal((await requestWithValues(schema.maxItems + 1)).statusCode, 400)
  }
})

test('the examples of filters in the document are understood as they stand there', async (t) => {
  const { expect, send } = await startApp(t)
  const unit = 'Ban Tổ chức, Tỉnh ủy'
  await expect(201, 'POST', '/v1/people', { body: { name: 'A', unit } })
  let tried = 0
  for (const { path, operation } of gets) {
    if (path.includes('{')) continue
    for (const { name, in: where, schema } of parametersOf(operation)) {
      const examples: string[] = where === 'query' ? (schema.items?.examples ?? []) : []
      if (examples.length === 0) continue
      tried++
      // as with `style: form, explode: false`: joined by commas, without other changes
      const answer = await send('GET', `${path}?${name}=${examples.map(encodeURIComponent).join()}`)
      t.equal(answer.statusCode, 200, `${path} ${name}`)
      if (path === '/v1/people' && name === 'unit') t.match(answer.json().items, [{ unit }])
    }
  }
  t.ok(tried >= 4, `${tried} examples`)
})
