import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { generate } from '../../src/generate/generate.ts'
import { startApp } from '../support/app.ts'
import { test } from '../support/shared-test.ts'
import { volume } from '../support/volume.ts'

/** A post with its revision takes about eight kilobytes; less than a batch of them may be left. */
const MOST_MEGABYTES = 3

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is still referred to, in megabytes. */
function heldMegabytes(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

test('memory does not grow with the number of rows', async (t) => {
  const { database, expect } = await startApp(t)
  const posts = volume(20_000)
  const held: number[] = []
  await generate(database, { posts, classes: posts / 50, learners: posts / 20, seed: 1 }, ({ register }) => {
    if (register === 'posts') held.push(heldMegabytes())
  })
  t.equal(held.length, posts / 1000, 'after each batch')
  const grown = held.at(-1)! - held[0]!
  t.ok(grown < MOST_MEGABYTES, `${grown.toFixed(1)} MB more after the last batch than after the first`)
  const { page } = await expect(200, 'GET', '/v1/posts?count=exact&limit=1')
  t.equal(page.count, posts)
})
