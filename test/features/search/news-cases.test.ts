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
