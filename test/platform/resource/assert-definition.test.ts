import { assertDefinition } from '../../../src/platform/resource/assert-definition.ts'
import type { ResourceDefinition } from '../../../src/platform/resource/definition.ts'
import { includeOne } from '../../../src/platform/resource/includes.ts'
import { valueSort } from '../../../src/platform/resource/sorts.ts'
import { rooms } from '../../fixtures/rooms/resource.ts'
import { rooms as table } from '../../fixtures/rooms/table.ts'
import { test } from '../../support/shared-test.ts'

const message = { en: 'It is taken', vi: 'Đã có' }

/** Parts of a definition with a name that nothing has, and what the error says. */
const misspelt: [part: Partial<ResourceDefinition>, error: RegExp][] = [
  [
    { sorts: { ...rooms.sorts, size: valueSort(table.capacity, 'capacty', 'number', 'size') } },
    /sorts\.size\.field names capacty, which select lacks/,
  ],
  [
    { sorts: { ...rooms.sorts, size: valueSort(table.capacity, 'capacity', 'text', 'size') } },
    /sorts\.size is of kind text, but its column is integer: use number/,
  ],
  [{ defaultSort: '-nam' }, /defaultSort names nam, which sorts lacks/],
  [
    { includes: { name: includeOne('code_idd', 'name', () => rooms) } },
    /includes\.name\.field names code_idd, which select lacks/,
  ],
  [
    { includes: { owner: includeOne('code', 'owner', () => rooms) } },
    /includes names owner, which output lacks/,
  ],
  [{ longFields: ['nam'] }, /longFields names nam, which select lacks/],
  [{ derived: ['capacty'] }, /derived names capacty, which output lacks/],
  [
    { references: { owner_id: { target: () => rooms, alias: 'owner', required: true } } },
    /references names owner_id, which input lacks/,
  ],
  [
    { references: { code: { target: () => rooms, alias: 'owner', required: true } } },
    /references\.code\.alias names owner, which input lacks/,
  ],
  [{ headers: { 'ower.code': ['Mã chủ'] } }, /headers names ower, which input lacks/],
  [{ vocabularies: { mode: { labels: {} } } }, /vocabularies names mode, which input lacks/],
  [
    { uniqueTogether: { fields: { nam: table.name }, pointer: 'name', message } },
    /uniqueTogether\.fields names nam, which table lacks/,
  ],
  [{ key: 'slug' }, /key is slug, but its table has no column slug/],
]

test('a name in a definition that nothing has keeps the server from starting', (t) => {
  assertDefinition(rooms)
  for (const [part, error] of misspelt) {
    const definition = { ...(rooms as unknown as ResourceDefinition), ...part }
    t.throws(() => assertDefinition(definition), error)
  }
  t.end()
})
