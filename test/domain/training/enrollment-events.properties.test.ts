import { fc } from '../../support/fast-check.ts'
import { startApp } from '../../support/app.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'

const kinds = ['withdrawn', 'deferred', 'resumed', 'deceased', 'expelled', 'completed', 'failed'] as const
const statuses = ['enrolled', 'withdrawn', 'deferred', 'deceased', 'expelled', 'completed', 'failed'] as const
const on = fc.option(fc.integer({ min: 10, max: 19 }).map((day) => `2020-05-${day}`))
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('event' as const), kind: fc.constantFrom(...kinds), on }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('transfer' as const), on }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('correct' as const),
      nth: fc.nat(7),
      corrected_kind: fc.option(fc.constantFrom(...kinds)),
      on,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('status' as const), status: fc.constantFrom(...statuses) }),
  },
)

interface Event {
  id: string
  sequence: number
  kind: string
  corrected_kind: string | null
  on: string | null
  replaces_event_id: string | null
  replaced: boolean
}

/** The status that a list of events gives, read as the documentation says it. */
function fold(events: Event[]): string {
  const byId = new Map(events.map((event) => [event.id, event]))
  const placeOf = (event: Event): number =>
    event.replaces_event_id === null ? event.sequence : placeOf(byId.get(event.replaces_event_id)!)
  const replaced = new Set(events.flatMap(({ replaces_event_id: id }) => id ?? []))
  const effective = events
    .filter(({ id }) => !replaced.has(id))
    .map((event) => ({
      what: event.kind === 'corrected' ? event.corrected_kind : event.kind,
      order: `${event.on ?? ''} ${String(placeOf(event)).padStart(4, '0')}`,
    }))
    .filter(({ what }) => what !== null)
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
  let status = 'enrolled'
  for (const { what } of effective) {
    const open = ['enrolled', 'deferred']
    const allowed =
      what === 'withdrawn' || what === 'deferred'
        ? ['enrolled']
        : what === 'resumed'
          ? ['withdrawn', 'deferred']
          : open
    if (!allowed.includes(status)) throw new Error(`${String(what)} follows on ${status}`)
    status = what === 'resumed' ? 'enrolled' : what!
  }
  return status
}

test('no write loses history, and the status is what the events say', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const room = await createClass(program.id)
  const other = await createClass(program.id)
  let accepted = 0
  let corrections = 0

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const { id } = await createEnrollment(room.id, (await createLearner()).id)
      const url = `/v1/enrollments/${id}`
      const list = async (): Promise<Event[]> => (await expect(200, 'GET', `${url}/events?limit=100`)).items
      let known: Event[] = []
      for (const one of steps) {
        const answer =
          one.do === 'status'
            ? await send('PATCH', url, { headers, body: { status: one.status } })
            : await send('POST', `${url}/events`, {
                body:
                  one.do === 'event'
                    ? { kind: one.kind, on: one.on }
                    : one.do === 'transfer'
                      ? { kind: 'transferred', on: one.on, to_class_id: other.id }
                      : {
                          kind: 'corrected',
                          on: one.on,
                          corrected_kind: one.corrected_kind,
                          replaces_event_id: known[one.nth % Math.max(1, known.length)]?.id ?? id,
                        },
              })
        const events = await list()
        const { status } = await expect(200, 'GET', url)
        t.equal(status, fold(events))
        // all that was known is there as it was, but for the mark of being replaced
        const asKnown = events.slice(0, known.length)
        t.same(
          asKnown.map(({ replaced: _replaced, ...event }) => event),
          known.map(({ replaced: _replaced, ...event }) => event),
        )
        t.same(
          events
            .filter(({ replaced }) => replaced)
            .map(({ id }) => id)
            .toSorted(),
          events.flatMap(({ replaces_event_id: old }) => old ?? []).toSorted(),
        )
        t.same(
          events.map(({ sequence }) => sequence),
          events.map((_, n) => n + 1),
        )
        if (answer.statusCode >= 400) {
          t.ok([409, 422].includes(answer.statusCode), answer.body)
          t.equal(events.length, known.length, 'what is refused adds nothing')
        } else if (one.do !== 'status') {
          accepted++
          if (one.do === 'correct') corrections++
          t.equal(events.length, known.length + 1)
        } else t.equal(status, one.status)
        known = events
      }
    }),
    { numRuns: volume(120) },
  )
  t.ok(accepted > volume(120), String(accepted))
  t.ok(corrections > volume(120) / 5, String(corrections))
})
