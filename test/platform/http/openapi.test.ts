import { spawnSync } from 'node:child_process'
import { test } from 'tap'
import { openApiDrift } from '../../../src/cli/openapi.ts'
import { access } from '../../../src/modules.ts'
import { problems, type ProblemCode } from '../../../src/platform/http/problems.ts'
import { startApp } from '../../support/app.ts'
import { compiledDocument } from '../../support/compiled-document.ts'
import { readOpenApi } from '../../support/open-api.ts'
import { sendRaw, listen, requestText } from './raw-connection.ts'
import { readOperations } from './api-document.ts'

// oxlint-disable-next-line typescript/no-explicit-any
type Node = any

const document: Node = readOpenApi()

const { follow } = readOperations(document)
/** Resolves a reference; undefined stays undefined. */
const resolve = (node: Node): Node => (node === undefined ? node : follow(node))

interface Operation {
  path: string
  method: string
  operation: Node
}

const operations: Operation[] = Object.entries<Node>(document.paths).flatMap(([path, methods]) =>
  Object.entries<Node>(methods).map(([method, operation]) => ({ path, method, operation })),
)

/** The media types of an operation: of requests, and of responses with their status. */
const contentsOf = ({ operation }: Operation): { where: string; type: string; media: Node }[] => [
  ...Object.entries<Node>(operation.requestBody?.content ?? {}).map(([type, media]) => ({
    where: `${operation.operationId} body`,
    type,
    media,
  })),
  ...Object.entries<Node>(operation.responses).flatMap(([status, response]) =>
    Object.entries<Node>(resolve(response).content ?? {}).map(([type, media]) => ({
      where: `${operation.operationId} ${status}`,
      type,
      media,
    })),
  ),
]

const examplesOf = (media: Node): Node[] =>
  'example' in media
    ? [media.example]
    : Object.values<Node>(media.examples ?? {}).map((example) => resolve(example).value)

const { compile } = compiledDocument<Node>(() => document)

function errorsOf(schema: Node, value: unknown, where: string): string[] {
  const validate = compile(schema)
  return validate(value) ? [] : [`${where}: ${JSON.stringify(validate.errors)}`]
}

/** Paths of properties without a description in a schema. */
function findUndescribed(schema: Node, place: string, seen = new Set<Node>()): string[] {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return []
  seen.add(schema)
  if (schema.$ref) return findUndescribed(resolve(schema), place, seen)
  const own = Object.entries<Node>(schema.properties ?? {}).flatMap(([name, property]) => {
    const here = `${place}.${name}`
    const described = (property.description ?? resolve(property)?.description ?? '') !== ''
    return [...(described ? [] : [here]), ...findUndescribed(property, here, seen)]
  })
  const inner = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  return [...own, ...inner.flatMap((part) => findUndescribed(part, place, seen))]
}

test('the OpenAPI document', async (t) => {
  await t.test('a reviewer sees a change of the API in the committed documents', async (t) => {
    t.same(await openApiDrift(), [])
  })

  await t.test('a linter finds nothing in either version', (t) => {
    const { status, stdout, stderr } = spawnSync('node_modules/.bin/redocly', ['lint'], {
      encoding: 'utf8',
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    })
    t.equal(status, 0, `${stdout}${stderr}`)
    t.end()
  })

  await t.test('every operation of the policy table is in it, and no other', (t) => {
    const documented = operations.map(({ operation }) => operation.operationId)
    t.same(documented.toSorted(), Object.keys(access.policy).toSorted())
    t.end()
  })

  await t.test('what is refused before a route is found is declared as well', async (t) => {
    const { app, send } = await startApp(t)
    const port = await listen(app)
    const undeclared: string[] = []
    for (const { path, method, operation } of operations) {
      const checkDeclared = (status: number) => {
        if (!(status in operation.responses)) undeclared.push(`${operation.operationId} ${status}`)
      }
      const verb = method.toUpperCase()
      if (path.includes('{'))
        checkDeclared((await send(verb, path.replace(/\{\w+\}/g, 'a'.repeat(1_000)))).statusCode)
      const headers = { 'x-long': 'a'.repeat(17_000) }
      checkDeclared((await sendRaw(port, requestText(verb, path.replace(/\{\w+\}/g, 'a'), headers))).status)
    }
    t.same(undeclared, [])
  })

  await t.test('no request fits two paths', (t) => {
    const fits = (a: string, b: string) => {
      const [left, right] = [a.split('/'), b.split('/')]
      // no row has the name `by-external-id`
      const isKey = (part: string, other: string) => part.startsWith('{') && other !== 'by-external-id'
      const fit = (part: string, index: number) => {
        const other = right[index] ?? ''
        return isKey(part, other) || isKey(other, part) || part === other
      }
      // the template whose fixed part comes earlier matches
      const variables = (parts: string[]) => parts.filter((part) => part.startsWith('{')).length
      return left.length === right.length && variables(left) === variables(right) && left.every(fit)
    }
    const clashes = operations.flatMap((one, index) =>
      operations
        .slice(index + 1)
        .filter(
          (other) => other.path !== one.path && other.method === one.method && fits(one.path, other.path),
        )
        .map((other) => `${one.method} ${one.path} and ${other.path}`),
    )
    t.same(clashes, [])
    t.end()
  })

  await t.test('every operation tells what it does, for whom, and under which name', (t) => {
    const silent = operations.filter(({ operation }) => {
      const { operationId, summary, description, tags, security } = operation
      const { needs } = access.policy[operationId]!
      const anonymous = security.some((way: object) => Object.keys(way).length === 0)
      const scoped =
        needs === 'public' ||
        description.includes(needs === 'key' ? 'Needs a key or an access token.' : `\`${needs}\``)
      return !summary || !description || tags.length !== 1 || anonymous !== (needs === 'public') || !scoped
    })
    t.same(silent, [])
    t.end()
  })

  await t.test('every body and answer has an example, and every example fits its schema', (t) => {
    const wrong = operations.flatMap(contentsOf).flatMap(({ where, media }) => {
      const examples = examplesOf(media)
      return examples.length === 0
        ? [`${where} has none`]
        : examples.flatMap((example) => errorsOf(media.schema, example, where))
    })
    for (const { operation } of operations) {
      for (const { name, schema, example } of operation.parameters.map(resolve)) {
        const examples = [...(example === undefined ? [] : [example]), ...(schema.examples ?? [])]
        wrong.push(
          ...examples.flatMap((value) => errorsOf(schema, value, `${operation.operationId} ${name}`)),
        )
      }
    }
    for (const [name, { schema, example }] of Object.entries<Node>(document.components.headers)) {
      wrong.push(...errorsOf(schema, example, name))
    }
    t.same(wrong, [])
    t.end()
  })

  await t.test('what is sent as anything but JSON is a text to a generated client', (t) => {
    const others = operations
      .flatMap(contentsOf)
      // clients send a form as an object
      .filter(({ where, type }) => where.endsWith(' body') && !/[/+]json$|^multipart/.test(type))
    t.ok(others.some(({ type }) => type === 'text/csv'))
    t.same(
      others
        .filter(({ media }) => resolve(media.schema).type !== 'string')
        .map(({ where, type }) => `${where} ${type}`),
      [],
    )
    t.end()
  })

  await t.test('the examples of a status are the problems of that status', (t) => {
    const wrong = operations.flatMap(contentsOf).flatMap(({ where, type, media }) => {
      if (type !== 'application/problem+json') return []
      return examplesOf(media)
        .filter(({ status, code, type: uri }: { status: number; code: ProblemCode; type: string }) => {
          const fits = where.endsWith(` ${status}`) && problems[code].status === status
          return !fits || uri !== `/docs/problems#${code}`
        })
        .map((example) => [where, example])
    })
    t.same(wrong, [])
    t.end()
  })

  await t.test('a parameter of several operations is one component', (t) => {
    const inline = operations.flatMap(({ operation }) =>
      operation.parameters.filter((one: Node) => !('$ref' in one)).map((one: Node) => JSON.stringify(one)),
    )
    t.same(
      inline.filter((text, index) => inline.indexOf(text) !== index),
      [],
    )
    t.equal(document.components.parameters.Limit.name, 'limit')
    t.end()
  })

  await t.test('every property and parameter has a description', (t) => {
    const missing = operations.flatMap((one) => [
      ...contentsOf(one).flatMap(({ where, media }) => findUndescribed(media.schema, where)),
      ...one.operation.parameters
        .map(resolve)
        .filter(({ description }: Node) => !description)
        .map(({ name }: Node) => `${one.operation.operationId} ${name}`),
    ])
    t.same(missing, [])
    t.end()
  })
})

test('whoever sends the example of a body gets what its operation creates', async (t) => {
  const { send } = await startApp(t)
  const creations = operations.filter(
    ({ path, method, operation }) => method === 'post' && !path.includes('{') && operation.requestBody,
  )
  t.ok(creations.length > 0)
  for (const { path, operation } of creations) {
    const [type, media] = Object.entries<Node>(operation.requestBody.content)[0]!
    const body = JSON.stringify(examplesOf(media)[0])
    // the example of an import may be the row that another example creates
    const rehearsed = path.startsWith('/v1/imports/') ? `${path}?dry_run=true` : path
    const answer = await send('POST', rehearsed, { body, headers: { 'content-type': type } })
    // examples may refer to rows that do not exist here,
    // and an operation that creates nothing promises a 200
    const promised = '201' in operation.responses ? 201 : 200
    const known = answer.statusCode === promised || answer.json().code === 'unknown_reference'
    t.ok(known, `${operation.operationId}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
  }
})
