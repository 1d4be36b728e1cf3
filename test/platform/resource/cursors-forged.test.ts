import { z } from 'zod'
import { decodeCursor, encodeCursor, fingerprintOf } from '../../../src/platform/http/cursor.ts'
import { Problem } from '../../../src/platform/http/problems.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const isRejected = (work: () => unknown): boolean => {
  try {
    work()
    return false
  } catch (error) {
    return error instanceof Problem && error.status === 400
  }
}

test('a cursor goes with the list that made it, and with no other', async (t) => {
  const { send, expect } = await startApp(t)
  for (let i = 0; i < 5; i++) {
    await expect(201, 'POST', '/v1/programs', { body: { code: `C${i}`, name: `Tên ${i}` } })
  }
  await expect(201, 'POST', '/v1/api-keys', { body: { name: 'A second key', role: 'reader' } })
  const firstCursor = async (url: string) => String((await expect(200, 'GET', url)).page.next_cursor)
  const fingerprint = async (url: string) => {
    const [made] = JSON.parse(Buffer.from(await firstCursor(url), 'base64url').toString())
    return String(made)
  }

  await t.test('other filters, sorts, trash and resources refuse it with 400', async (t) => {
    const cursor = await firstCursor('/v1/programs?sort=name&limit=2')
    for (const url of [
      '/v1/programs?sort=-name',
      '/v1/programs?sort=code',
      '/v1/programs?sort=name,code',
      '/v1/programs?sort=name&active=true',
      '/v1/programs?sort=name&code=C1,C2',
      '/v1/programs?sort=name&trash=include',
      '/v1/programs?sort=name&updated_at[gte]=2020-01-01T00:00:00Z',
      '/v1/audit-events?sort=at',
      '/v1/api-keys?sort=created_at',
    ]) {
      const problem = await expect(400, 'GET', `${url}&cursor=${cursor}`)
      t.match(problem, { code: 'invalid_cursor', errors: [{ parameter: 'cursor' }] }, url)
    }
    await expect(200, 'GET', `/v1/programs?limit=100&count=exact&sort=name&cursor=${cursor}`)
    await expect(200, 'GET', `/v1/programs?cursor=${cursor}&sort=name`)
  })

  await t.test('the order in which filters stand, and spelled-out defaults, change nothing', async () => {
    const cursor = await firstCursor('/v1/programs?active=true&family=other&limit=1')
    await expect(200, 'GET', `/v1/programs?family=other&active=true&cursor=${cursor}`)
    await expect(200, 'GET', `/v1/programs?family=other&active=true&trash=exclude&sort=name&cursor=${cursor}`)
  })

  await t.test('garbage gets 400', async () => {
    const arbitrary = fc.oneof(
      fc.string({ minLength: 1, maxLength: 200 }),
      fc.base64String({ minLength: 1, maxLength: 200 }),
      fc.json({ maxDepth: 3 }).map((text) => Buffer.from(text).toString('base64url')),
    )
    await fc.assert(
      fc.asyncProperty(arbitrary, async (text) => {
        await expect(400, 'GET', `/v1/programs?cursor=${encodeURIComponent(text)}`)
      }),
      { numRuns: 200 },
    )
  })

  await t.test('a forged one with the right seal is a place like any other, or 400', async () => {
    const lists = [
      '/v1/programs?sort=name',
      '/v1/programs?sort=-created_at',
      '/v1/programs?sort=code,-updated_at',
      '/v1/audit-events?sort=at',
      '/v1/api-keys?sort=-created_at',
    ]
    const seals = await Promise.all(lists.map((url) => fingerprint(`${url}&limit=1`)))
    const value = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\0',
        '\ud800',
        '0000-01-01T00:00:00Z',
        '9999-12-31T23:59:59Z',
        '294277-01-01T00:00:00Z',
      ),
      fc.constantFrom('infinity', 'now', '2020-02-30T00:00:00Z', '-1', 'null', "' or 1=1 --", '{}'),
      fc.date().map(String),
      fc.uuid(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constant([]),
      fc.constant({ a: 1 }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.nat(lists.length - 1),
        fc.constantFrom('n', 'p', 'N', 'P', 'x', null),
        fc.array(value, { maxLength: 4 }),
        async (which, way, keys) => {
          const forged = Buffer.from(JSON.stringify([seals[which], way, keys])).toString('base64url')
          const answer = await send('GET', `${lists[which]}&cursor=${forged}`)
          return answer.statusCode === 200 || answer.statusCode === 400
        },
      ),
      { numRuns: 400 },
    )
  })

  await t.test('values of the right kind that no row has are places between rows', async (t) => {
    const seal = await fingerprint('/v1/programs?sort=code&limit=1')
    const place = (code: string, way: 'n' | 'p') =>
      Buffer.from(JSON.stringify([seal, way, [code, '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e']])).toString(
        'base64url',
      )
    const next = await expect(200, 'GET', `/v1/programs?sort=code&cursor=${place('C2x', 'n')}`)
    t.same(
      next.items.map(({ code }: { code: string }) => code),
      ['C3', 'C4'],
    )
    const prev = await expect(200, 'GET', `/v1/programs?sort=code&cursor=${place('C2x', 'p')}`)
    t.same(
      prev.items.map(({ code }: { code: string }) => code),
      ['C0', 'C1', 'C2'],
    )
  })

  await t.test('one that is longer than any real one gets 400', async () => {
    await expect(400, 'GET', `/v1/programs?cursor=${'A'.repeat(8_001)}`)
  })
})

test('a cursor, decoded', async (t) => {
  const keys = fc.array(
    fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    { maxLength: 10 },
  )
  const anything = z.union([z.string(), z.number(), z.boolean(), z.null()])

  await t.test('is what was encoded', async (t) => {
    const seal = fingerprintOf(['programs'])
    fc.assert(
      fc.property(
        fc.constantFrom('next' as const, 'prev' as const),
        keys,
        fc.boolean(),
        (direction, values, inclusive) => {
          const cursor = { direction, keys: values.map((v) => (Object.is(v, -0) ? 0 : v)), inclusive }
          const back = decodeCursor(
            encodeCursor(seal, cursor),
            seal,
            values.map(() => anything),
          )
          t.same(back, cursor)
        },
      ),
    )
  })

  await t.test('is refused under another seal, and for any other text', async () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), keys, (mine, other, values) => {
        fc.pre(mine !== other)
        const text = encodeCursor(mine, { direction: 'next', keys: values })
        return isRejected(() =>
          decodeCursor(
            text,
            other,
            values.map(() => anything),
          ),
        )
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => isRejected(() => decodeCursor(text, 'seal', []))))
  })
})
