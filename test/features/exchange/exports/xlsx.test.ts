import { buffer } from 'node:stream/consumers'
import readWorkbook from 'read-excel-file/node'
import { fromBufferPromise } from 'yauzl'
import type { Portion } from '../../../../src/features/exchange/exports/rows.ts'
import { xlsxStream } from '../../../../src/features/exchange/exports/xlsx.ts'
import { workbookOf } from '../../../../src/libraries/xlsx/writer/workbook-of.ts'
import { fc } from '../../../support/fast-check.ts'
import { test } from '../../../support/shared-test.ts'

const shape = {
  name: 'tags',
  table: {
    heads: ['id', 'text'],
    columns: ['id', 'text'].map((name) => ({ name, kind: 'text' as const })),
    cells: ({ rows }: Portion) => rows.map(({ id, text }) => [id as number, text as string]),
  },
}

async function* sheetPortions(...texts: string[][]): AsyncGenerator<Portion> {
  for (const some of texts) {
    yield { rows: some.map((text, n) => ({ id: n, text })), keys: new Map() }
  }
}

/** A part of a workbook as a text. */
async function partOf(bytes: Buffer, path: string): Promise<string> {
  const archive = await fromBufferPromise(bytes, { lazyEntries: true })
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName === path) return (await buffer(await archive.openReadStreamPromise(entry))).toString()
  }
  throw new Error(`the workbook has no part ${path}`)
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

test('a table that is made to be printed has titles, widths for its texts and rows as high as these need', async (t) => {
  const long = 'Bồi dưỡng kiến thức quốc phòng và an ninh cho đối tượng 3'
  const bytes = await workbookOf({
    name: 'Danh sách: [1]',
    titles: ['Danh sách lớp', 'Năm 2026'],
    headers: ['TT', 'Tên lớp'],
    rows: [
      [1, long],
      [2, null],
    ],
  })
  const [sheet] = await readWorkbook(bytes)
  t.equal(sheet!.sheet, 'Danh sách   1 ')
  t.match(sheet!.data, [['Danh sách lớp'], ['Năm 2026'], {}, ['TT', 'Tên lớp'], [1, long], [2, null]])
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  t.match(xml, '<col min="2" max="2" width="42" customWidth="1"/>')
  t.match(xml, '<row r="5" ht="30" customHeight="1">')
  t.match(xml, '<row r="6"><c r="A6" s="3"><v>2</v></c><c r="B6" s="3"/></row>')
  t.match(xml, 'orientation="landscape" fitToWidth="1" fitToHeight="0"')
  t.notMatch(xml, 'autoFilter')
  t.match(await partOf(bytes, 'xl/workbook.xml'), `'Danh sách   1 '!$4:$4</definedName>`)
})

test('a table of data has a filter on its head, which stays in place', async (t) => {
  const bytes = await buffer(xlsxStream(sheetPortions(['a', 'b'], ['c']), shape))
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  t.match(xml, '<autoFilter ref="A1:B4"/></worksheet>')
  t.match(xml, '<pane ySplit="1" topLeftCell="A2"')
  t.match(xml, '<row r="1"><c r="A1" s="1" t="inlineStr">')
})
