import { z } from 'zod'
import { serialize, serializeToBytes } from '../../../src/platform/http/serializer.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const item = z.object({
  name: z.string().nullable(),
  count: z.number().optional(),
  more: z.record(z.string(), z.unknown()),
})
const answer = z.object({
  items: z.array(item),
  words: z.array(z.string()).nullable(),
  total: z.int().nullable(),
  note: z.string().optional(),
})

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Bồi dưỡng "lãnh đạo"', '\\', '\n'))
const items = fc.record(
  {
    name: fc.option(text),
    count: fc.double({ noNaN: true, noDefaultInfinity: true }),
    more: fc.dictionary(text, fc.jsonValue({ maxDepth: 1 })),
    secret: text,
  },
  { requiredKeys: ['name', 'more'] },
)
/** Lists below and far above the length that is written in pieces. */
const long = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(fc.array(one), fc.array(one, { minLength: 49, maxLength: 120 }))

test('an answer has the same bytes in pieces as in one', (t) => {
  const answers = fc.record(
    {
      items: long(items),
      words: fc.option(long(text)),
      total: fc.option(fc.integer()),
      note: text,
      hidden: long(text),
    },
    { requiredKeys: ['items', 'words', 'total'] },
  )
  fc.assert(
    fc.property(answers, (value) => {
      const bytes = serializeToBytes(answer, value)
      return bytes.equals(Buffer.from(serialize(answer, value)))
    }),
  )
  t.end()
})

test('a long answer without a field that it must have is none', (t) => {
  const words = Array.from({ length: 1000 }, () => 'ngoài kế hoạch')
  t.throws(() => serializeToBytes(answer, { items: [], words }), { message: /total/ })
  t.throws(() => serializeToBytes(answer, { items: words.map(() => ({})), words: [], total: 1 }), {
    message: /name/,
  })
  t.end()
})

test('a record of long lists is written whole', (t) => {
  const lists = z.record(z.string(), z.array(z.int()))
  const value = { một: Array.from({ length: 100 }, (_, index) => index) }
  t.equal(serializeToBytes(lists, value).toString(), JSON.stringify(value))
  t.end()
})
