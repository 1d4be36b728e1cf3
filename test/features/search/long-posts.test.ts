import { test } from 'tap'
import { startApp, type TestApp } from '../../support/app.ts'

const letters = 'bcdghklmnpqrstvx'
const vowels = 'aeiouy'

/** A unique word for each number below 9,216. */
function wordOf(n: number): string {
  const at = (text: string, place: number) => text[place % text.length]!
  const begin = at(letters, n) + at(vowels, Math.floor(n / 16))
  return begin + at(letters, Math.floor(n / 96)) + at(vowels, Math.floor(n / 1536)) + 'z'
}

const wordsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => wordOf(first + n)).join(' ')

async function publish({ expect }: TestApp, title: string, body: string) {
  const { id } = await expect(201, 'POST', '/v1/posts', { body: { title, body } })
  const headers = { 'if-match': '*' }
  await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers, body: {} })
}

async function searchTitles({ expect }: TestApp, query: string): Promise<string[]> {
  const { items } = await expect(200, 'GET', `/v1/search?q=${encodeURIComponent(query)}`, {
    as: 'anonymous',
  })
  return items.map(({ title }: { title: string }) => title)
}

// the first test of its own process, before the statistics of the index have grown
test('a word that a long post says three times, far apart, is what it is about', async (t) => {
  const app = await startApp(t)
  const [first, second, third] = [0, 2000, 4000].map((from) => wordsFrom(from, 2000))
  // with equal scores, the one that was created first would come first
  const bodies = {
    'Hai lần': 'Nhạc sáng, nhạc trưa.',
    'Ba lần': `nhạc ${first} nhạc ${second} nhạc ${third}`,
  }
  for (const [title, body] of Object.entries(bodies)) {
    await app.expect(201, 'POST', '/v1/posts', { body: { title, body } })
  }
  const { items } = await app.expect(200, 'GET', '/v1/posts?q=nhac', { as: 'editor' })
  t.same(
    items.map(({ title }: { title: string }) => title),
    ['Ba lần', 'Hai lần'],
  )
})

test('each word of a long post finds it, and no word of another does', async (t) => {
  const app = await startApp(t)
  // written sequentially: no state is left for the next one
  await publish(app, 'Dài nhất', wordsFrom(0, 4000))
  await publish(app, 'Ngắn', wordsFrom(4000, 20))
  await publish(app, 'Dài', wordsFrom(4020, 1500))

  for (let n = 0; n < 5520; n += 240) {
    const title = n < 4000 ? 'Dài nhất' : n < 4020 ? 'Ngắn' : 'Dài'
    t.same(await searchTitles(app, `"${wordOf(n)}"`), [title], wordOf(n))
  }
  t.same(await searchTitles(app, `"${wordOf(4010)}"`), ['Ngắn'])
  t.same(await searchTitles(app, `"${wordOf(6000)}"`), [], 'a word that no post has')
  const most = [3, 1500, 2500, 3999].map(wordOf)
  t.same(await searchTitles(app, [...most, 'khongcobaogio'].join(' ')), ['Dài nhất'], 'most of the words')
})
