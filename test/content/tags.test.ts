import { test } from 'tap'
import { startApp } from '../support/app.ts'

test('tags', async (t) => {
  const { expect } = await startApp(t)
  await t.test('an editor creates a tag with the least body', async (t) => {
    const tag = await expect(201, 'POST', '/v1/tags', { as: 'editor', body: { name: 'Chuyển đổi số' } })
    t.match(tag, { slug: 'chuyen-doi-so', description: null })
  })
})
