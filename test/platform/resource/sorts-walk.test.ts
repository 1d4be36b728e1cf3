import { seedDemo } from '../../../src/fixtures/demo/seed.ts'
import { effects, resources } from '../../../src/modules.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

interface Page {
  items: { id: string }[]
  page: { next_cursor: string | null }
}

const ids = ({ items }: Page) => items.map(({ id }) => id)

test('every list can be paged by each of its sorts', async (t) => {
  const app = await startApp(t)
  await seedDemo(app.database, effects)
  let paged = 0
  for (const { path, sorts } of resources) {
    for (const sort of Object.keys(sorts).flatMap((name) => [name, `-${name}`])) {
      const list = `/v1/${path}?sort=${sort}`
      const whole: Page = await app.expect(200, 'GET', `${list}&limit=8`)
      const first: Page = await app.expect(200, 'GET', `${list}&limit=2`)
      const walked = ids(first)
      let cursor = first.page.next_cursor
      while (cursor !== null && walked.length < 8) {
        const next: Page = await app.expect(200, 'GET', `${list}&limit=2&cursor=${cursor}`)
        walked.push(...ids(next))
        cursor = next.page.next_cursor
        paged += 1
      }
      t.same(walked, ids(whole), `${path} by ${sort}`)
    }
  }
  t.ok(paged > 100, 'lists had further pages')
})
