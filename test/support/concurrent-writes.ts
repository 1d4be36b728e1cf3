import type { Test } from 'tap'
import type { TestApp } from './app.ts'

const times = Array.from({ length: 20 }, (_, n) => n)

/** Twenty equal concurrent creates give one row, and nineteen 409s that name the field. */
export async function testConcurrentCreates(
  t: Test,
  { send }: Pick<TestApp, 'send'>,
  path: string,
  body: Record<string, unknown>,
  pointer: string,
): Promise<void> {
  const responses = await Promise.all(times.map(() => send('POST', path, { as: 'registrar', body })))
  t.same(responses.map((response) => response.statusCode).toSorted(), [201, ...Array<number>(19).fill(409)])
  for (const response of responses.filter(({ statusCode }) => statusCode === 409)) {
    const { code, errors } = response.json()
    t.equal(code, 'already_exists')
    t.ok(
      errors.some((error: { pointer: string }) => error.pointer === pointer),
      `names ${pointer}`,
    )
  }
}

/** Twenty equal concurrent puts by external id give one row of revision 1, twenty successes, one audit event. */
export async function testConcurrentPuts(
  t: Test,
  { send, expect }: Pick<TestApp, 'send' | 'expect'>,
  path: string,
  body: Record<string, unknown>,
): Promise<void> {
  const url = `${path}/by-external-id/twenty`
  const responses = await Promise.all(times.map(() => send('PUT', url, { as: 'registrar', body })))
  t.same(responses.map((response) => response.statusCode).toSorted(), [...Array<number>(19).fill(200), 201])
  t.equal(new Set(responses.map((response) => response.json().id)).size, 1)
  const { items } = await expect(200, 'GET', `${path}?external_id=twenty&trash=include`)
  t.equal(items.length, 1)
  t.equal(items[0].revision, 1)
  const { items: events } = await expect(200, 'GET', `/v1/audit-events?resource_id=${items[0].id}`)
  t.equal(events.length, 1)
}
