import { knownColumns } from '../../../../src/features/exchange/imports/known-columns.ts'
import { resources as exchanged } from '../../../../src/modules.ts'
import { slugOf } from '../../../../src/libraries/vietnamese/slug.ts'
import { test } from '../../../support/shared-test.ts'

test('every resource has Vietnamese headers, each for one column that there is', (t) => {
  for (const resource of exchanged) {
    const headers = resource.headers ?? {}
    const known = knownColumns(resource)
    t.ok(Object.keys(headers).length > 0, resource.path)
    t.same(
      Object.keys(headers).filter((column) => !known.has(column)),
      [],
      resource.path,
    )
    const names = [...Object.values(headers).flat(), ...known.keys()].map(slugOf)
    t.equal(new Set(names).size, names.length, `${resource.path}: no head could mean two columns`)
  }
  t.end()
})
