import { isDeepStrictEqual } from 'node:util'
import { codeKey } from '../../../src/libraries/vietnamese/code-key.ts'
import { nameKey } from '../../../src/libraries/vietnamese/name-key.ts'
import { personWords } from '../../../src/libraries/vietnamese/person-words.ts'
import { withoutMarks } from '../../../src/libraries/vietnamese/letters.ts'
import { sql, type SQL } from 'drizzle-orm'
import { learners } from '../../../src/domain/training/learners/resource.ts'
import { boundFragment } from '../../../src/platform/database/statement.ts'
import { personMatch } from '../../../src/platform/resource/persons/conditions.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'
import { registers } from './registers.ts'

const words =
  'Nguyễn Nguyên Trần Thị Văn Hòa Hoà Hoa Hoàng An Ân Ánh Đỗ Đô Quý Quí Quỳnh Lý Lí Linh Phương Hương Y Tường'.split(
    ' ',
  )
const word = fc.constantFrom(...words)
const text = (minLength: number, maxLength: number) =>
  fc.array(word, { minLength, maxLength }).map((words) => words.join(' '))
const person = fc.record({
  full_name: text(1, 4),
  unit: fc.option(text(1, 2)),
  code: fc.option(fc.stringMatching(/^[A-Z]{2}-[0-9]{1,4}$/)),
})

test('the words of learners', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app

  await t.test(
    'each beginning of each word finds the row, with and without marks, in any order',
    async () => {
      let n = 0
      const choice = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 3 })
      await fc.assert(
        fc.asyncProperty(person, choice, async (body, choices) => {
          const code = body.code === null ? null : `${body.code}-${++n}`
          const { id } = await registers(app).createLearner({ ...body, code })
          const all = `${body.full_name} ${body.unit ?? ''} ${code ?? ''}`.split(/[ -]/).filter(Boolean)
          const words = choices.map(([which, length, marked]) => {
            const chosen = all[which % all.length]!
            const beginning = [...chosen].slice(0, 1 + (length % chosen.length)).join('')
            return marked ? beginning : withoutMarks(beginning)
          })
          const query = encodeURIComponent(words.join(' '))
          const { items } = await expect(200, 'GET', `/v1/learners?q=${query}&id=${id}`, { as: 'registrar' })
          if (items.length !== 1) throw new Error(`${words.join(' ')} does not find ${JSON.stringify(body)}`)
        }),
        { numRuns: volume(1000) },
      )
    },
  )

  await t.test('marks find a part of what is found without them', async () => {
    const ids = async (q: string) => {
      const url = `/v1/learners?q=${encodeURIComponent(q)}&limit=100`
      const { items } = await expect(200, 'GET', url, { as: 'registrar' })
      return items.map((item: { id: string }) => item.id) as string[]
    }
    await fc.assert(
      fc.asyncProperty(text(1, 2), async (q) => {
        const marked = await ids(q)
        const plain = await ids(withoutMarks(q))
        if (plain.length === 100) return
        const missing = marked.filter((id) => !plain.includes(id))
        if (missing.length > 0) throw new Error(`${q} finds more with its marks`)
      }),
      { numRuns: volume(300) },
    )
  })

  await t.test('each match has one rank, by its row and by the terms of the index', async () => {
    const { persons, table } = learners
    await database.pool.query(
      `insert into learners (id, full_name) select gen_random_uuid(), family || ' ' || given
      from unnest($1::text[]) as family, unnest($1::text[]) as given`,
      [words],
    )
    const and = (conditions: SQL[]) => sql`(${sql.join(conditions, sql` and `)})`
    const begun = fc
      .tuple(text(1, 2), fc.nat({ max: 4 }))
      .map(([q, left]) => q.slice(0, Math.max(1, q.length - left)))
    await fc.assert(
      fc.asyncProperty(begun, fc.boolean(), async (q, isPlain) => {
        const query = isPlain ? withoutMarks(q) : q
        const { filter, rank, ranks, ofRank, groups } = personMatch(persons!, query)
        const steps = [
          ...ranks.map((one) => ({ filters: ofRank(one), belongs: sql`rank = ${one}`, same: sql`true` })),
          ...groups.map((group) => ({
            filters: [group.filter],
            belongs: sql`rank in (${sql.raw(group.ranks.join())})`,
            same: sql`rank = ${group.rank()}`,
          })),
        ]
        // all values by name; each rank has other terms
        const results = await Promise.all(
          steps.map(async ({ filters, belongs, same }) => {
            const byTerms = and(filters.map(({ where }) => where()))
            const byRow = and(filters.map(({ where, perRow = where }) => perRow()))
            const wrong = sql`${byTerms} <> (${belongs}) or ${byRow} <> (${belongs}) or (${belongs} and not ${same})`
            const statement = sql`select person_words from (select *, ${rank()} as rank from ${table} where ${filter.where()}) as learners where ${wrong}`
            const values = Object.assign({}, filter.values, ...filters.map((some) => some.values))
            return (await database.pool.query(boundFragment(statement, values))).rows
          }),
        )
        const rows = results.flat()
        if (rows.length > 0) throw new Error(`${query}: ${JSON.stringify(rows.slice(0, 3))}`)
      }),
      { numRuns: volume(300) },
    )
  })

  await t.test('the database divides and folds words as the library does', async () => {
    const letters = fc.constantFrom(
      ...'aăâbcdđeêghiklmnoôơpqrstuưvxyAĐẤỐỲýàảãạúíQUY019ñüçЖж',
      ' ',
      ' ',
      '-',
      '/',
      "'",
      '.',
      '·',
      '“',
    )
    const written = fc.string({ unit: letters, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(written, async (some) => {
        const { rows } = await database.pool.query<{ words: string }>('select folded_words($1) as words', [
          some,
        ])
        const words = personWords(some).map(({ spellings }) => spellings[0]!.text)
        const divided = rows[0]!.words.split(' ').filter(Boolean)
        if (words.join() !== divided.join()) throw new Error(`${some}: ${words.join()}, ${divided.join()}`)
      }),
      { numRuns: volume(3000) },
    )
  })

  await t.test('the keys of names and numbers are the same in the database', async () => {
    const unit = fc.constantFrom(
      ...'aăâđêôơưoẠĐÂƠơẬạÐŶﬁİ'.normalize('NFC'),
      '\u0301',
      '\u0323',
      ' ',
      '  ',
      '-',
      '1',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit, maxLength: 12 }), { maxLength: 40 }), async (texts) => {
        const { rows } = await database.pool.query<{ name: string; code: string }>(
          'select name_key(written) as name, key_of_code(written) as code from unnest($1::text[]) as written',
          [texts],
        )
        const expected = texts.map((text) => ({ name: nameKey(text), code: codeKey(text) }))
        if (!isDeepStrictEqual(rows, expected)) throw new Error(JSON.stringify({ rows, expected }))
      }),
      { numRuns: volume(100) },
    )
  })
})
