import { access, resources, type Role } from '../../../src/modules.ts'
import type { PolicyEntry } from '../../../src/platform/access/policy.ts'
import type { Scope } from '../../../src/platform/access/scope.ts'
import { addressesOf } from '../../process/document-addresses.ts'
import { startApp, type Caller } from '../../support/app.ts'
import { addressOf, readDocument, type Operation } from '../http/api-document.ts'
import { createExampleRows, exampleBodies, pathValues } from '../http/example-rows.ts'
import { findLeaks } from '../http/problem-violations.ts'
import { databaseChecksum } from '../http/row-counts.ts'
import { test } from '../../support/shared-test.ts'

const { policy, roles } = access
const roleNames = Object.keys(roles) as Role[]
const scopeNames = [...access.scopes.keys()]

const nameOf = (caller: Caller) => (typeof caller === 'string' ? caller : caller.scopes.join('+'))

/** The scopes that a scope includes. */
const including: Partial<Record<Scope, readonly Scope[]>> = {
  'content:read': ['content:write', 'content:publish'],
  'training:read': ['training:write'],
  'party:read': ['party:write'],
  'figures:read': ['figures:write'],
}

const scopesOf = (caller: Caller): readonly Scope[] =>
  caller === 'anonymous' ? [] : typeof caller === 'string' ? roles[caller]! : caller.scopes

/** An anonymous caller, every role, the required scope, and all scopes but the required one. */
function callersFor({ needs, own_rows: own }: PolicyEntry): Caller[] {
  if (needs === 'public' || needs === 'key') return ['anonymous', ...roleNames]
  const others = scopeNames.filter(
    (scope) => scope !== needs && scope !== own && !including[needs]?.includes(scope),
  )
  return ['anonymous', ...roleNames, { scopes: others }, { scopes: [needs] }]
}

/** Whether a caller may call an operation for all rows of writers and editors. */
const isAllowedAll = (caller: Caller, { needs }: PolicyEntry) =>
  needs === 'public' ||
  (needs === 'key'
    ? caller !== 'anonymous'
    : [needs, ...(including[needs] ?? [])].some((scope) => scopesOf(caller).includes(scope)))

/** Whether a caller may call an operation for own rows alone. */
const isAllowedOwn = (caller: Caller, entry: PolicyEntry) =>
  !isAllowedAll(caller, entry) && entry.own_rows !== undefined && scopesOf(caller).includes(entry.own_rows)

const isAllowed = (caller: Caller, entry: PolicyEntry) =>
  isAllowedAll(caller, entry) || isAllowedOwn(caller, entry)

test('every operation serves whom the policy names, and denies everyone else without a trace', async (t) => {
  const app = await startApp(t)
  const { operations } = readDocument()
  const entry = (operation: Operation): PolicyEntry => policy[operation.operationId]!

  await t.test('the document and the policy speak of the same operations', async (t) => {
    t.same(operations.map(({ operationId }) => operationId).sort(), Object.keys(policy).sort())
  })

  await t.test('no write is public, and no register of persons', async (t) => {
    for (const operation of operations) {
      const { needs } = entry(operation)
      // reads the text of the request, and stores nothing
      const isReading = operation.operationId === 'extractFigures'
      if (operation.method !== 'GET' && !isReading) t.not(needs, 'public', operation.operationId)
      if (
        /\/(learners|enrollments|party-members|party-member-gradings|api-keys|audit-events)(?=\/|$)/.test(
          operation.path,
        )
      ) {
        t.not(needs, 'public', operation.operationId)
      }
    }
  })

  const rows = await createExampleRows(app, operations)
  const bodies = exampleBodies(operations, rows)
  const sendOperation = (operation: Operation, caller: Caller) =>
    app.send(operation.method, addressOf(operation, pathValues(operation, rows)), {
      as: caller,
      body: bodies.get(operation.operationId),
      headers: { 'if-match': '*' },
    })
  // keys are rows too, so all are created before the first checksum
  for (const operation of operations) {
    for (const caller of callersFor(entry(operation))) await app.authorization(caller)
  }

  await t.test('who lacks the scope gets 401 or 403, and the database stays as it was', async (t) => {
    let before = await databaseChecksum(app.database)
    for (const operation of operations) {
      for (const caller of callersFor(entry(operation)).filter((one) => !isAllowed(one, entry(operation)))) {
        const what = `${operation.operationId} as ${nameOf(caller)}`
        const answer = await sendOperation(operation, caller)
        t.equal(answer.statusCode, caller === 'anonymous' ? 401 : 403, what)
        t.equal(answer.json().code, caller === 'anonymous' ? 'unauthenticated' : 'forbidden', what)
        t.match(answer.headers['www-authenticate'], /^Bearer /, what)
        t.same(answer.json().errors, [], `${what} learns nothing of the body`)
        t.same(findLeaks(answer.body), [], what)
      }
      const after = await databaseChecksum(app.database)
      t.equal(after, before, `${operation.operationId} changes nothing`)
      before = after
    }
  })

  await t.test('a denial does not tell whether a row exists', async (t) => {
    const absent = '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1f'
    for (const operation of operations.filter(({ path }) => path.includes('{id}'))) {
      if (entry(operation).needs === 'public') continue
      for (const caller of ['anonymous', 'reader'] as const) {
        const there = await sendOperation(operation, caller)
        const nowhere = await app.send(
          operation.method,
          addressOf(operation, { id: absent, revision: '1' }),
          {
            as: caller,
            body: bodies.get(operation.operationId),
            headers: { 'if-match': '*' },
          },
        )
        const said = ({ statusCode, json }: typeof there) => [statusCode, json().code, json().detail]
        t.same(said(nowhere), said(there), `${operation.operationId} as ${caller}`)
      }
    }
  })

  await t.test('nothing that everyone may read tells of a hidden row', async (t) => {
    const hides: Record<string, boolean> = { published: false, internal: true }
    const hidden: string[] = []
    for (const { path, input } of resources) {
      const url = `/v1/${path}/${rows.get(`/v1/${path}`)}`
      const patch = async (marks: readonly (readonly [string, unknown])[]) => {
        const body = Object.fromEntries(marks.filter(([name]) => name in input.shape))
        if (Object.keys(body).length === 0) return
        await app.expect(200, 'PATCH', url, { headers: { 'if-match': '*' }, body })
      }
      await patch(Object.entries(hides))
      if ((await app.send('GET', url, { as: 'anonymous' })).statusCode === 200) continue
      hidden.push(path)
      await patch(['external_id', 'title', 'full_name'].map((name) => [name, `CANARY ${path}`]))
      t.match((await app.send('GET', url)).body, 'CANARY', `${path}: editors see it`)
    }
    for (const path of ['posts', 'documents', 'figures', 'learners', 'party-cell-gradings'])
      t.ok(hidden.includes(path), `${path} can be hidden`)
    const firstRow = async (list: string) => {
      // no media item has a file here
      if (list === '/v1/media') return undefined
      const answer = await app.send('GET', `${list}?limit=1`)
      return answer.statusCode === 200 ? answer.json().items[0] : undefined
    }
    for (const operation of operations.filter(({ method, isPublic }) => method === 'GET' && isPublic)) {
      const addresses = await addressesOf(operation, firstRow)
      for (const address of new Set([addressOf(operation, pathValues(operation, rows)), ...addresses])) {
        const { body } = await app.send('GET', address, { as: 'anonymous' })
        t.notMatch(body, 'CANARY', address)
      }
    }
  })

  await t.test('who may change own rows alone changes no others', async (t) => {
    const before = await databaseChecksum(app.database)
    for (const operation of operations.filter(({ path }) => path.includes('{id}'))) {
      if (!isAllowedOwn('author', entry(operation))) continue
      const { statusCode } = await sendOperation(operation, 'author')
      // 400: the id of a comment is none
      t.ok([400, 403, 404].includes(statusCode), `${operation.operationId}: ${statusCode}`)
    }
    t.equal(await databaseChecksum(app.database), before)
  })

  await t.test('public lists answer everyone with 200', async (t) => {
    for (const operation of operations.filter(
      (one) => one.operationId.startsWith('list') && !one.path.includes('{'),
    )) {
      for (const caller of callersFor(entry(operation)).filter((one) => isAllowed(one, entry(operation)))) {
        const answer = await sendOperation(operation, caller)
        t.equal(answer.statusCode, 200, `${operation.operationId} as ${nameOf(caller)}`)
      }
    }
  })

  await t.test('who has the scope is never told that they lack it', async (t) => {
    // deletions come last, so that the other operations have their rows
    const order = operations.toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'))
    for (const operation of order) {
      for (const caller of callersFor(entry(operation)).filter((one) =>
        isAllowedAll(one, entry(operation)),
      )) {
        const what = `${operation.operationId} as ${nameOf(caller)}`
        const answer = await sendOperation(operation, caller)
        // a key cannot create or revoke a key with more scopes
        const onKeys = ['createApiKey', 'updateApiKey', 'revokeApiKey'].includes(operation.operationId)
        const beyondKeys = onKeys && nameOf(caller) === 'keys:manage'
        // it needs the scope of a purge too
        const cannotPurge =
          operation.operationId === 'anonymizeLearner' && !scopesOf(caller).includes('trash:purge')
        if (cannotPurge) t.match([answer.statusCode, answer.json().detail], [403, /trash:purge/], what)
        else if (!beyondKeys)
          t.ok(answer.statusCode !== 401 && answer.statusCode !== 403, `${what}: ${answer.statusCode}`)
        t.ok(answer.statusCode < 500, `${what}: ${answer.statusCode}`)
      }
    }
  })
})
