import { extractFigures } from '../../../src/libraries/figure-grammar/extract.ts'
import { extraction, maxCharacters } from '../../../src/features/extraction/schema.ts'
import { serialize } from '../../../src/platform/http/serializer.ts'
import { startApp, type Caller, type TestApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import {
  reportSentences,
  silentSentences,
  trainingSentences,
} from '../../libraries/figure-grammar/sentences.ts'

const url = '/v1/extractions'
const sentences = [...trainingSentences, ...reportSentences, ...silentSentences].map(([text]) => text)
const silent = 'Nhà trường đã tổ chức nhiều hoạt động sôi nổi. '
const long = silent.repeat(maxCharacters / 4 / silent.length)
const extractDirectly = (text: string, year?: number) =>
  serialize(extraction, { figures: extractFigures(text, year) })

const extract = ({ send }: TestApp, text: string, year?: number, as: Caller = 'anonymous') =>
  send('POST', url, { as, body: { text, ...(year === undefined ? {} : { year }) } })

interface Asked {
  as: Caller
  address?: string
  text?: string
}

/** An anonymous caller from an address. */
const askFrom = ({ app }: TestApp, text: string, remoteAddress: string) =>
  app.inject({ method: 'POST', url, payload: { text }, remoteAddress })

test('long texts are read in a worker', async (t) => {
  const app = await startApp(t)

  await t.test('to the same figures as short ones', async () => {
    const longText = fc
      .tuple(
        fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(' ', '\n', '\n\n', '; '),
        fc.constantFrom('NFC', 'NFD'),
        fc.integer({ min: 1, max: 30_000 }),
      )
      .map(([some, between, form, length]) => {
        const one = some.join(between).normalize(form) + between
        return one.repeat(Math.ceil(length / one.length))
      })
    const year = fc.option(fc.integer({ min: 1990, max: 2030 }), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(longText, year, async (text, about) => {
        return (await extract(app, text, about)).body === extractDirectly(text, about)
      }),
      { numRuns: 25 },
    )
  })

  await t.test('while others are answered', async (t) => {
    const answered: string[] = []
    const note = async (name: string, answer: Promise<{ statusCode: number }>) => {
      t.equal((await answer).statusCode, 200, name)
      answered.push(name)
    }
    const callers: Caller[] = ['anonymous', 'anonymous', 'editor']
    const all = callers.map((as, n) => note(`long ${n + 1}`, extract(app, long, undefined, as)))
    // the server has received the long ones, and reads two of them
    await app.send('GET', '/livez', { as: 'anonymous' })
    for (const name of ['list', 'short text']) {
      await note(name, name === 'list' ? app.send('GET', '/v1/posts') : extract(app, 'Mở 5 lớp.'))
    }
    await Promise.all(all)
    // on a busy machine a long one may come first, but not all of them
    t.match(answered.at(-1), /^long /)
    t.same(answered.toSorted(), ['list', 'long 1', 'long 2', 'long 3', 'short text'])
  })

  await t.test('a few at a time: others are told to wait', async (t) => {
    const statuses = async (callers: Asked[]) => {
      for (const { as } of callers) await app.authorization(as)
      const answers = await Promise.all(
        callers.map(({ as, address, text = long }) =>
          address === undefined ? extract(app, text, undefined, as) : askFrom(app, text, address),
        ),
      )
      const refused = answers.filter(({ statusCode }) => statusCode !== 200)
      for (const answer of refused) {
        t.match(answer.json(), { status: 503, code: 'extractions_busy' })
        t.match(answer.headers['retry-after'], /^\d+$/)
      }
      return answers.map(({ statusCode }) => statusCode)
    }
    const stranger = (address: string) => ({ as: 'anonymous' as const, address })
    const [one, two] = ['2001:db8:1:1::5', '2001:db8:1:1::6'].map(stranger) as [Asked, Asked]
    const other = stranger('198.51.100.7')
    t.same(await statuses([one, two, one]), [200, 200, 503], 'one network has two places')
    const editor = { as: 'editor' as const }
    const crowd = [
      // long enough that both still run when a busy machine has sent the last one
      ...Array.from({ length: 2 }, () => ({ ...editor, text: long.repeat(3) + 'Mở 5 lớp. '.repeat(15_000) })),
      ...Array.from({ length: 7 }, () => ({ ...editor, text: silent.repeat(500) })),
    ]
    const few = (await statuses(crowd)).toSorted()
    t.same(few, [...Array<number>(8).fill(200), 503], 'one key has eight')
    t.same(
      await statuses([one, two, other, other, editor, { as: 'publisher' }]),
      [200, 200, 200, 503, 200, 200],
      'strangers have three, and keys have their own',
    )
    t.same(await statuses([one]), [200], 'and later they get it')
  })

  await t.test('and so are those of posts', async (t) => {
    const body = `${silent.repeat(1000)}\n\nNhà trường mở 62 lớp.`
    const post = await app.expect(201, 'POST', '/v1/posts', { body: { title: 'Tổng kết', body } })
    const proposed = await app.expect(200, 'POST', `/v1/posts/${post.id}/figure-proposals`, {
      body: {},
    })
    t.match(proposed.figures, [{ value: 62, unit: 'class' }])
  })
})
