import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const anyMatch = { 'if-match': '*' }

test('a minus keeps out what it says, and nothing else', async (t) => {
  const { expect } = await startApp(t)
  const bodies = {
    province: 'Hội nghị của tỉnh.',
    points: 'Hội nghị về cách tính.',
    cadres: 'Lớp bồi dưỡng cán bộ.',
    teachers: 'Lớp bồi dưỡng giáo viên, có cán bộ dự.',
    places: 'Chuyện ở huyện; xã thì không.',
    place: 'Chuyện ở huyện.',
  }
  for (const [name, body] of Object.entries(bodies)) {
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { title: name, body, external_id: name } })
    await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: anyMatch, body: {} })
  }
  const searchExternalIds = async (q: string) => {
    const { items } = await expect(200, 'GET', `/v1/search?q=${encodeURIComponent(q)}`, { as: 'anonymous' })
    return items.map((item: { external_id: string }) => item.external_id).toSorted()
  }
  t.same(await searchExternalIds('hội nghị -tính'), ['province'], 'a word with marks by its marks')
  t.same(await searchExternalIds('hội nghị -tinh'), [], 'a word without marks in all its forms')
  t.same(await searchExternalIds('lớp -"bồi dưỡng cán bộ"'), ['teachers'], 'a phrase as a whole')
  t.same(await searchExternalIds('lớp -"bồi dưỡng"'), [])
  t.same(
    await searchExternalIds('chuyện -"huyện; xã"'),
    ['place'],
    'a phrase with a break in it by its words',
  )
})
