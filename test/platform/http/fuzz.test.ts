import { access, type Role } from '../../../src/modules.ts'
import { startApp, type Caller } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'
import { addressOf, readDocument, type Operation } from './api-document.ts'
import { Arbitraries, adversarialValue, plainText, queryText } from './arbitrary-values.ts'
import { createExampleRows, exampleBodies, pathValues, type ExampleRows } from './example-rows.ts'
import { findLeaks } from './problem-violations.ts'

/** The number of requests to each operation; a count, since a busy machine sends too few in a fixed time. */
const runs = volume(25)

interface Request {
  as: Caller
  url: string
  headers: Record<string, string>
  body: string | undefined
}

const oneOf = <T>(often: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 8, arbitrary: often }, { weight: 1, arbitrary: seldom })

const addressText = adversarialValue.map((value) => plainText(value).slice(0, 600))

const headerText = fc.string({ maxLength: 60, unit: fc.constantFrom(...' "*,;=-/\\abcVIen0123456789W.') })

function requestTo(operation: Operation, arbitraries: Arbitraries, rows: ExampleRows, example: unknown) {
  const values = pathValues(operation, rows)
  const pathOf = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, oneOf(fc.constant(value), addressText)]),
  )
  const declared = operation.parameters.filter((parameter) => parameter.in === 'query')
  const pair = (name: string, value: fc.Arbitrary<unknown>) =>
    value.map((one) => `${encodeURIComponent(name)}=${queryText(one)}`)
  const parameters = declared.map(({ name, schema }) => pair(name, arbitraries.of(schema)))
  const stray = fc.oneof(
    pair('x', addressText),
    fc.constantFrom('%', '&&', '=', '%00=1', 'limit=1&limit=2', '%ff'),
  )
  const query = oneOf<string[]>(
    parameters.length === 0
      ? fc.constant<string[]>([])
      : fc.uniqueArray(fc.oneof(...parameters), { maxLength: 4, selector: (text) => text.split('=')[0] }),
    fc.array(stray, { maxLength: 2 }),
  )
  const { body: schema } = operation
  const bodies: fc.Arbitrary<unknown> =
    schema === undefined
      ? oneOf(fc.constant(undefined), adversarialValue)
      : fc.oneof(
          { weight: 6, arbitrary: arbitraries.valid(schema) },
          { weight: 3, arbitrary: changed(example, adversarialValue) },
          { weight: 1, arbitrary: adversarialValue },
        )
  const headers = fc.record(
    {
      'if-match': oneOf(fc.constant('*'), headerText),
      'if-none-match': headerText,
      'idempotency-key': headerText,
      'accept-language': headerText,
      'x-request-id': headerText,
    },
    { requiredKeys: ['if-match'] },
  )
  return fc
    .record({
      as: oneOf<Caller>(
        fc.constant('admin'),
        fc.constantFrom('anonymous' as const, ...(Object.keys(access.roles) as Role[])),
      ),
      path: fc.record(pathOf),
      query,
      headers,
      body: bodies,
    })
    .map(({ as, path, query: parts, headers: given, body }): Request => {
      const search = parts.length === 0 ? '' : `?${parts.join('&')}`
      const text = body === undefined ? undefined : JSON.stringify(body)
      const type = text === undefined ? {} : { 'content-type': 'application/json' }
      return { as, url: addressOf(operation, path) + search, headers: { ...given, ...type }, body: text }
    })
}

/** An example with one of its fields replaced. */
function changed(example: unknown, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (typeof example !== 'object' || example === null) return value
  return fc
    .tuple(fc.constantFrom(...Object.keys(example), 'external_id'), value)
    .map(([field, one]) => ({ ...example, [field]: one }))
}

test('whatever is sent, the answer is no 5xx and fits the document', async (t) => {
  const app = await startApp(t)
  const { operations, follow } = readDocument()
  // a removed row cannot be used any more
  const order = operations.toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'))
  const rows = await createExampleRows(app, operations)
  const bodies = exampleBodies(operations, rows)
  const arbitraries = new Arbitraries(follow, [...rows.values()])
  let tried = 0

  for (const operation of order) {
    await t.test(operation.operationId, async () => {
      const request = requestTo(operation, arbitraries, rows, bodies.get(operation.operationId))
      const property = fc.asyncProperty(request, async ({ as, url, headers, body }) => {
        tried++
        const answer = await app.send(operation.method, url, { as, headers, body })
        if (answer.statusCode >= 500) throw new Error(`${answer.statusCode}: ${answer.body}`)
        const leaks = answer.statusCode < 400 ? [] : findLeaks(answer.body)
        if (leaks.length > 0) throw new Error(`${leaks.join()}: ${answer.body}`)
      })
      await fc.assert(property, { numRuns: runs })
    })
  }
  t.equal(tried, order.length * runs, `${tried} requests`)
  t.comment(`${tried} requests`)
})
