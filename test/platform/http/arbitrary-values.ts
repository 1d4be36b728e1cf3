import { fc } from '../../support/fast-check.ts'
import type { ResolveReference, Schema } from './api-document.ts'

/** Text that often breaks programs. It has no internal words, since responses may repeat it. */
const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'x\udfff',
    '\u2028',
    '\ufeff',
    '‮đảo ngược',
    '😀',
    'Đảng ủy'.normalize('NFD'),
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    "' or 1=1 --",
    '"; drop table x; --',
    '{{7*7}}',
    '%s%n%00',
    '../../etc/passwd',
    '\\',
    'null',
    'NaN',
    '-0',
    '1e999',
    'infinity',
    'now',
    '2020-02-30',
    '0000-01-01',
    '9999-12-31',
    '99999-01-01',
    '2020-01-01T00:00:00',
    '2020-01-01T24:00:00Z',
    '9999-12-31T23:59:59.999999-23:59',
    '__proto__',
    'constructor',
    'toString',
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer({ min: 100, max: 30_000 }).map((n) => 'ế'.repeat(n)),
)

const hostileNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 2 ** 31, 2 ** 31 - 1, -(2 ** 31), 2 ** 53, 2 ** 60, 1e308, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
)

/** Any JSON value. */
export const adversarialValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  hostileNumber,
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom([], {}, [[]], [null], { '': '' }, { a: { b: { c: {} } } }),
  fc.array(hostileText, { maxLength: 3 }),
  fc.dictionary(hostileText, hostileNumber, { maxKeys: 3 }),
)

const date = fc.oneof(
  fc.constantFrom('2020-02-29', '2019-12-31', '0001-01-01', '9999-12-31'),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
)

const instant = fc.oneof(
  fc.constantFrom(
    '2020-01-01T00:00:00Z',
    '2020-06-30T23:59:59.999+07:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString()),
)

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One value, since fast-check takes long to make an arbitrary of a pattern. */
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)

/** Generates values of the schemas of a document: mostly valid, some slightly invalid, some adversarial. */
export class Arbitraries {
  readonly #follow: ResolveReference
  readonly #ids: fc.Arbitrary<string>

  /** @param ids ids of existing rows, so that some references are valid */
  constructor(follow: ResolveReference, ids: readonly string[]) {
    this.#follow = follow
    this.#ids = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...ids) },
      { weight: 1, arbitrary: fc.uuid() },
    )
  }

  /** A value of a schema, or sometimes any other value. */
  of(schema: Schema): fc.Arbitrary<unknown> {
    return fc.oneof({ weight: 12, arbitrary: this.valid(schema) }, { weight: 1, arbitrary: adversarialValue })
  }

  /** A value that the schema allows. */
  valid(given: Schema): fc.Arbitrary<unknown> {
    const schema = this.#follow(given)
    const choices = schema['anyOf'] ?? schema['oneOf']
    if (Array.isArray(choices)) return fc.oneof(...choices.map((choice: Schema) => this.of(choice)))
    if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]))
    if ('const' in schema) return fc.constant(schema['const'])
    const types = [schema['type']].flat() as string[]
    return fc.oneof(...types.map((type) => this.#ofType(type, schema)))
  }

  #ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
    const number = (name: string, otherwise: number) =>
      typeof schema[name] === 'number' ? schema[name] : otherwise
    switch (type) {
      case 'null':
        return fc.constant(null)
      case 'boolean':
        return fc.boolean()
      case 'integer': {
        const min = Math.max(number('minimum', -1000), -(2 ** 31))
        return fc.integer({ min, max: Math.min(number('maximum', min + 3000), 2 ** 31 - 1) })
      }
      case 'number':
        return fc.double({ min: number('minimum', -1e6), max: number('maximum', 1e6), noNaN: true })
      case 'array':
        return fc.array(this.of(isObject(schema['items']) ? schema['items'] : {}), {
          minLength: number('minItems', 0),
          maxLength: Math.min(number('maxItems', 4), 4),
        })
      case 'object':
        return this.#object(schema)
      default:
        return this.#text(schema, number('minLength', 0), number('maxLength', 60))
    }
  }

  #text(schema: Schema, min: number, max: number): fc.Arbitrary<unknown> {
    if (schema['format'] === 'uuid') return this.#ids
    if (schema['format'] === 'date') return date
    if (schema['format'] === 'date-time') return instant
    if (schema['format'] === 'uri') return fc.webUrl({ withQueryParameters: true })
    return fc.oneof(
      word.filter((text) => text.length >= min && text.length <= max),
      fc.string({ unit: 'grapheme', minLength: min, maxLength: Math.min(max, 60) }),
      fc.constant('Lớp trung cấp lý luận'.slice(0, max)),
      fc.constant('y'.repeat(Math.min(max, 5_000))),
    )
  }

  #object(schema: Schema): fc.Arbitrary<unknown> {
    const properties = isObject(schema['properties']) ? schema['properties'] : {}
    const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : []
    const fields = Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, this.of(property as Schema)]),
    )
    const known = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) })
    const stray = fc.tuple(
      known,
      fc.dictionary(fc.constantFrom('x', '', 'a/b', '__proto__', 'toString'), hostileText),
    )
    return fc.oneof(
      { weight: 15, arbitrary: known },
      { weight: 1, arbitrary: stray.map(([value, more]) => ({ ...value, ...more })) },
    )
  }
}

/** Any value as text that is valid in UTF-8, without lone surrogates. */
export function plainText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.replace(/\p{Surrogate}/gu, '?')
}

/** The text of a query parameter. */
export const queryText = (value: unknown): string =>
  encodeURIComponent((Array.isArray(value) ? value : [value]).map(plainText).join(','))
