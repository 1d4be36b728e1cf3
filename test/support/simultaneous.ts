import type { Test } from 'tap'
import type { TestApp } from './app.ts'

const times = Array.from({ length: 20 }, (_, n) => n)

/** Twenty equal creates at once: one row, and nineteen clean 409s that name the field. */
export async function createsOnce(
  t: Test,
  { send }: Pick<TestApp, 'send'>,
  path: string,
  body: Record<string, unknown>,
  pointer: string,
): Promise<void> {
  const answers = await Promise.all(times.map(() => send('POST', path, { as: 'registrar', body })))
  t.same(answers.map((answer) => answer.statusCode).toSorted(), [201, ...Array<number>(19).fill(409)])
  for (const answer of answers.filter(({ statusCode }) => statusCode === 409)) {
    const { code, errors } = answer.json()
    t.equal(code, 'already_exists')
    t.ok(
      errors.some((error: { pointer: string }) => error.pointer === pointer),
      `names ${pointer}`,
    )
  }
}

/** Twenty equal puts by external id at once: one row of revision 1, twenty successes, one audit row. */
export async function putsOnce(
  t: Test,
  { send, expect }: Pick<TestApp, 'send' | 'expect'>,
  path: string,
  body: Record<string, unknown>,
): Promise<void> {
  const url = `${path}/by-external-id/twenty`
  const answers = await Promise.all(times.map(() => send('PUT', url, { as: 'registrar', body })))
  t.same(answers.map((answer) => answer.statusCode).toSorted(), [...Array<number>(19).fill(200), 201])
  t.equal(new Set(answers.map((answer) => answer.json().id)).size, 1)
  const { items } = await expect(200, 'GET', `${path}?external_id=twenty&trash=include`)
  t.equal(items.length, 1)
  t.equal(items[0].revision, 1)
  const { items: events } = await expect(200, 'GET', `/v1/audit-events?resource_id=${items[0].id}`)
  t.equal(events.length, 1)
}
