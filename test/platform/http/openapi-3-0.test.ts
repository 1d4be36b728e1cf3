import { renderOpenApi } from '../../../src/cli/openapi.ts'
import { toOpenApi30 } from '../../../src/platform/http/openapi/version-3-0.ts'
import { test } from '../../support/shared-test.ts'

/** A document with one schema, for the conversion of schemas. */
const documentOf = (schema: object) => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1', summary: 'S', license: { name: 'MIT', identifier: 'MIT' } },
  paths: {},
  components: { schemas: { Other: { type: 'object' }, Tested: schema } },
})

const convertSchema = (schema: object) => {
  const { components } = toOpenApi30(documentOf(schema)) as { components: { schemas: { Tested: object } } }
  return components.schemas.Tested
}

const cases: [string, object, object][] = [
  ['a text or null is nullable', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
  [
    'a word or null is nullable, with null among the words',
    { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }], description: 'D' },
    { description: 'D', type: 'string', enum: ['a', null], nullable: true },
  ],
  [
    'a reference or null is nullable beside the type of what it refers to',
    { anyOf: [{ $ref: '#/components/schemas/Other' }, { type: 'null' }] },
    { type: 'object', allOf: [{ $ref: '#/components/schemas/Other' }], nullable: true },
  ],
  [
    'a choice with null lets its first part be null',
    { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
    { anyOf: [{ type: 'string', nullable: true }, { type: 'integer' }] },
  ],
  ['a constant is a choice of one', { type: 'string', const: 'ok' }, { type: 'string', enum: ['ok'] }],
  [
    'the first example is the example',
    { type: 'integer', examples: [1, 2] },
    { type: 'integer', example: 1 },
  ],
  [
    'a bound that does not count is a flag',
    { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 9 },
    { type: 'integer', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
  ],
  [
    'a reference with a description is wrapped',
    { $ref: '#/components/schemas/Other', description: 'D' },
    { allOf: [{ $ref: '#/components/schemas/Other' }], description: 'D' },
  ],
  [
    'properties are changed, and may have names that are words of JSON Schema',
    { type: 'object', properties: { const: { type: ['string', 'null'] } }, required: ['const'] },
    { type: 'object', properties: { const: { type: 'string', nullable: true } }, required: ['const'] },
  ],
  [
    'names of a map are not described',
    { type: 'object', propertyNames: { type: 'string' }, additionalProperties: { type: ['string', 'null'] } },
    { type: 'object', additionalProperties: { type: 'string', nullable: true } },
  ],
]

test('the copy for tools that read OpenAPI 3.0', async (t) => {
  for (const [name, given, expected] of cases) {
    await t.test(name, (t) => {
      t.same(convertSchema(given), expected)
      t.end()
    })
  }

  await t.test('what 3.0 cannot say is an error, not a loss', (t) => {
    t.throws(() => convertSchema({ type: 'array', prefixItems: [] }), { message: /prefixItems/ })
    t.end()
  })

  await t.test('the licence has an address, and the summary is gone', (t) => {
    t.same(toOpenApi30(documentOf({ type: 'string' }))['info'], {
      title: 'T',
      version: '1',
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
    })
    t.end()
  })

  await t.test('the same operations are in both versions, under the same names', async (t) => {
    const texts = await renderOpenApi()
    const names = (text: string) => text.match(/"operationId": "\w+"/g)
    t.same(names(texts['3.0']), names(texts['3.1']))
  })
})
