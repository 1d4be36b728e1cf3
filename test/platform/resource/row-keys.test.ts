import { codeKey } from '../../../src/libraries/vietnamese/code-key.ts'
import { code as codeSchema } from '../../../src/platform/http/fields.ts'
import { normalizeKey, qualifiedCode, valueInKey } from '../../../src/platform/resource/row-keys.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

// few letters, so that equal codes come up, in both cases and in full width
const code = fc
  .stringMatching(/^[aAＡbđĐ0./_-]{1,4}$/)
  .filter((text) => codeSchema().safeParse(text).success)
  .map((text) => codeSchema().parse(text))
const origin = fc.option(code)

test('codes have one key if and only if code and former school are equal, but for case', (t) => {
  fc.assert(
    fc.property(code, origin, code, origin, (first, firstOrigin, second, secondOrigin) => {
      const key = (of: string, from: string | null) => normalizeKey('code', qualifiedCode(of, from))
      const school = (from: string | null) => (from === null ? null : codeKey(from))
      const isSame = codeKey(first) === codeKey(second) && school(firstOrigin) === school(secondOrigin)
      t.equal(key(first, firstOrigin) === key(second, secondOrigin), isSame, `${first} ${second}`)
      t.equal(valueInKey('code', qualifiedCode(first, firstOrigin)), first)
    }),
  )
  t.end()
})
