import { documentNumberKey } from '../../../src/libraries/vietnamese/document-number.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'

test('numbers of documents in every way of writing', (t) => {
  for (const written of [
    '15-KH/TCT',
    '15/KH-TCT',
    '15-kh/tct',
    '15 - KH / TCT',
    '15–KH/TCT',
    '15KH/TCT',
    '015-KH/TCT',
    'Số 15-KH/TCT',
    'số: 15/KH-TCT',
    'S\u1ed1 15-KH/TCT'.normalize('NFD'),
    '\u200b15-KH/TCT\u00a0',
    '１５-ＫＨ/ＴＣＴ',
  ])
    t.equal(documentNumberKey(written), '15-kh-tct', written)
  for (const written of ['05-QĐ/ĐU', '5/QD-DU', '5-QÐ/ÐU', '05-QĐ/ĐU'.normalize('NFD')])
    t.equal(documentNumberKey(written), '5-qd-du', written)
  t.equal(documentNumberKey('30/2020/NĐ-CP'), '30-2020-nd-cp')
  t.equal(documentNumberKey('0'), '0')
  t.equal(documentNumberKey('---'), '')
  t.equal(documentNumberKey('Sông 1'), 'song-1', 'no word begins with a label')
  const others = ['15-KH/TCT', '1-5KH/TCT', '15-KH/ĐU', '15-KHTCT', '150-KH/TCT', '15', '15-CTr/TCT']
  t.equal(new Set(others.map(documentNumberKey)).size, others.length)
  t.end()
})

test('signs, blanks and case between the parts of a number make no difference', (t) => {
  const sign = fc.constantFrom('-', '/', ' - ', '/ ', '–', '.', ' ')
  const symbol = fc.constantFrom('KH', 'QĐ', 'NQ', 'CTr', 'BC')
  const organ = fc.constantFrom('TCT', 'ĐU', 'TU', 'UBND', 'BTCTU')
  fc.assert(
    fc.property(fc.nat(9999), symbol, organ, sign, sign, fc.boolean(), (n, kind, by, one, other, low) => {
      const written = `${n}${one}${kind}${other}${by}`
      t.equal(
        documentNumberKey(low ? written.toLowerCase() : written),
        documentNumberKey(`${n}-${kind}/${by}`),
      )
    }),
    { numRuns: volume(500) },
  )
  t.end()
})
