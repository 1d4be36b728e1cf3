import { buffer } from 'node:stream/consumers'
import readWorkbook from 'read-excel-file/node'
import { z } from 'zod'
import type { Portion } from '../../../../src/features/exchange/exports/rows.ts'
import { xlsxStream } from '../../../../src/features/exchange/exports/xlsx.ts'
import { fc } from '../../../support/fast-check.ts'
import { test } from '../../../support/shared-test.ts'

const shape = {
  name: 'tags',
  columns: {
    fields: [
      { name: 'id', reference: undefined },
      { name: 'text', reference: undefined },
    ],
    references: [],
    headers: ['id', 'text'],
  },
  record: z.object({}),
}

async function* sheetPortions(...texts: string[][]): AsyncGenerator<Portion> {
  for (const some of texts) {
    yield { rows: some.map((text, n) => ({ id: n, text })), keys: new Map() }
  }
}

const sheetsOf = async (source: AsyncIterable<Portion>, most?: number) =>
  await readWorkbook(await buffer(xlsxStream(source, shape, most)), { trim: false })

test('a text comes back from a workbook as it was', async (t) => {
  const texts = fc.array(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constant('_x0041_')), {
    minLength: 1,
  })
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const kept = given.map((text) => text.replaceAll('\0', ''))
      const [sheet] = await sheetsOf(sheetPortions(kept))
      t.same(
        sheet!.data.slice(1).map((cells) => cells[1] ?? ''),
        kept,
      )
    }),
    { numRuns: 50 },
  )
})

test('rows that a sheet cannot hold go on in the next one, under the same head', async (t) => {
  const sheets = await sheetsOf(sheetPortions(['a', 'b', 'c'], ['d', 'e']), 3)
  t.same(
    sheets.map(({ sheet, data }) => [sheet, ...data.map((cells) => cells[1])]),
    [
      ['tags', 'text', 'a', 'b'],
      ['tags 2', 'text', 'c', 'd'],
      ['tags 3', 'text', 'e'],
    ],
  )
  t.match(await sheetsOf(sheetPortions()), [{ sheet: 'tags', data: [['id', 'text']] }])
})
