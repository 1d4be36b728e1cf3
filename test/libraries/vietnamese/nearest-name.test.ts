import { nearestName } from '../../../src/libraries/vietnamese/nearest-name.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const known = ['section', 'tag', 'year', 'limit', 'cursor', 'sort', 'published_at[gte]', 'q']

test('a slip of the finger finds the parameter that was meant', async (t) => {
  t.equal(nearestName('secton', known), 'section')
  t.equal(nearestName('sections', known), 'section')
  t.equal(nearestName('lmiit', known), 'limit')
  t.equal(nearestName('Limit', known), 'limit')
  t.equal(nearestName('Q', known), 'q')
  t.equal(nearestName('publishedAt[gte]', known), 'published_at[gte]')
})

test('a word that resembles nothing gets no suggestion', async (t) => {
  for (const given of ['', 'x', 'page', 'offset', 'fields', 'limit'.repeat(100_000)]) {
    t.equal(nearestName(given, known), null, given.slice(0, 20))
  }
  t.equal(nearestName('limit', []), null)
})

test('of two equally near names the choice does not depend on their order', async (t) => {
  t.equal(nearestName('cost', ['cast', 'most', 'coat']), 'cast')
  t.equal(nearestName('cost', ['most', 'coat', 'cast']), 'cast')
})

test('a known name is its own nearest name', async (t) => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z_]{1,12}$/), { minLength: 1, maxLength: 8 })
  fc.assert(fc.property(names, (list) => list.every((name) => nearestName(name, list) === name)))
  t.pass('holds for any list')
})
