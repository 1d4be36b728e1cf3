import { commonPhrases } from '../../../src/features/search/suggest/common-phrases.ts'
import { withoutMarks } from '../../../src/libraries/vietnamese/letters.ts'
import { abbreviationCases } from './abbreviation-cases.ts'
import { publishNews } from './school-news.ts'
import { suggestCases } from './suggest-cases.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('what a typist and a searcher get over posts of a school', async (t) => {
  const app = await startApp(t)
  const keys = await publishNews(app)
  for (const [typed, first, never] of suggestCases) {
    const address = `/v1/suggest?q=${encodeURIComponent(typed)}`
    const suggestions: { text: string; type: string }[] = (
      await app.expect(200, 'GET', address, { as: 'anonymous' })
    ).items
    const texts = suggestions.map(({ text }) => text.toLowerCase())
    const said = `${typed}: ${texts.join(' | ')}`
    if (first.length > 0) t.ok(first.includes(texts[0] ?? ''), said)
    const phrases = suggestions.filter(({ type }) => type === 'phrase').map(({ text }) => text)
    for (const text of never)
      t.notOk(
        phrases.some((phrase) => phrase.includes(text)),
        `${said}: not ${text}`,
      )
    t.equal(new Set(texts).size, texts.length, said)
  }
  // whatever is typed, a phrase is a part of a title as it is written, or a usual word
  const plain = (text: string) => withoutMarks(text.toLowerCase())
  const { rows } = await app.database.pool.query<{ title: string }>('select title from posts order by title')
  const written = [...rows.map(({ title }) => plain(title)), ...commonPhrases.map(plain)]
  for (const { title } of rows.filter((_row, i) => i % 3 === 0)) {
    const [first = '', second = ''] = plain(title).split(' ')
    const typed = `${first} ${second.slice(0, 1)}`
    const address = `/v1/suggest?q=${encodeURIComponent(typed)}`
    const { items } = await app.expect(200, 'GET', address, { as: 'anonymous' })
    for (const { text, type } of items)
      if (type === 'phrase')
        t.ok(
          written.some((some) => some.includes(plain(text))),
          `${typed}: ${text}`,
        )
  }
  for (const [q, groups] of abbreviationCases) {
    const address = `/v1/search?q=${encodeURIComponent(q)}&type=post`
    const { items } = await app.expect(200, 'GET', address, { as: 'anonymous' })
    const found = items.map(({ id }: { id: string }): string => keys.get(id)!)
    let from = 0
    for (const group of groups) {
      const here = found.slice(from, from + group.length).toSorted()
      t.same(here, group.toSorted(), `${q}: ${found.join(' ')}`)
      from += group.length
    }
  }
})
