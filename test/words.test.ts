import { readFileSync } from 'node:fs'
import path from 'node:path'
import { vietnameseNumber } from '../src/libraries/vietnamese/number.ts'
import { modules } from '../src/modules.ts'
import { packageRoot } from '../src/package.ts'
import { test } from './support/shared-test.ts'
import { vietnameseTexts, type VietnameseText } from './support/vietnamese-texts.ts'

/*
 * Officials read Vietnamese texts. What they are about is named by its Vietnamese label. Messages to programmers, about the
 * syntax of a request, name fields, parameters and values as the caller writes them, within "double quotes".
 */

interface Schema {
  properties?: Record<string, Schema>
}

/** The names of all fields and parameters of the API. */
function apiNames(): Set<string> {
  const names = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { properties, in: place, name } = value as Schema & { in?: unknown; name?: unknown }
    if (typeof properties === 'object') for (const field of Object.keys(properties)) names.add(field)
    if (typeof place === 'string' && typeof name === 'string') names.add(name)
    for (const inner of Object.values(value)) collect(inner)
  }
  collect(JSON.parse(readFileSync(path.join(packageRoot, 'openapi/openapi.json'), 'utf8')))
  return names
}

/** Names of fields that are Vietnamese words too. */
const vietnameseWords = new Set(['in', 'me', 'on', 'to', 'so', 'do', 'an', 'no', 'vi', 'xa'])

/** Words that Vietnamese has from English. */
const borrowedWords = new Set(['website', 'video', 'byte', 'surrogate'])

/** Texts to programmers, or to people who write cells, that must show a form: of days, of a request, of a command. */
const forms = new Set([
  'thời điểm kèm múi giờ, ví dụ 2021-02-01T08:00:00+07:00',
  'ngày dạng 2021-02-01 (YYYY-MM-DD)',
  'Hãy ghi ngày dạng 31/12/2020 hoặc 2020-12-31.',
  'Phải là mã bản ghi (id) như trong tệp xuất. Hãy bỏ cột này, hoặc thêm # vào đầu tên cột nếu cột chứa nội dung khác.',
  'bantin import so-lop.xlsx --resource classes --sheet "Năm 2020" --dry-run',
])

const withoutQuotes = (text: string) =>
  text.replace(/"[^"]*"|“[^”]*”|`bantin [^`]*`|\b(?:text|application|image)\/[\w+.-]+/g, '…')

/** What is wrong with a Vietnamese text. */
export function faultsOf(text: string, names: ReadonlySet<string>): string[] {
  const bare = withoutQuotes(text)
  const words = bare.match(/(?<![\p{L}\p{N}_/.-])[a-z][a-z_]*(?![\p{L}\p{N}_])/gu) ?? []
  const english = words.filter(
    (word) =>
      word.includes('_') ||
      (names.has(word) && !vietnameseWords.has(word) && !borrowedWords.has(word)) ||
      ['null', 'true', 'false'].includes(word),
  )
  return [
    ...english.map((word) => `the English name ${word}`),
    ...(/\d{4}-\d\d-\d\d/.test(text) ? ['a day that is not dd/mm/yyyy'] : []),
    ...(/\p{N}\.\d{1,2}(?!\d)(?=\s*(?:%|điểm))/u.test(bare) ? ['a decimal point'] : []),
    ...(/[\p{N}…] %/u.test(text) ? ['a space before %'] : []),
    ...(bare.includes('`') ? ['marks of code'] : []),
    ...(/sổ đăng ký/i.test(text) ? ['another word for sổ theo dõi'] : []),
  ]
}

/** Expressions whose values are codes of enumerations or days: a text needs the label, or `vietnameseDay`. */
const rawValue =
  /^(?:\w+\.)*(?:status|outcome|grade|kind|result|step|transition|register|breakdown|dimension|day|date|\w+_on|\w+_kind|expires_at|openedOn|closedOn|periodStart)(?: \?\? .*)?$/

/** Expressions whose values are counts: a text needs `vietnameseNumber`, which separates thousands. Years stay as they are. */
const rawCount =
  /^(?:\w+\.)*(?:count|rest|total|sum|size|length|columns|cells|refused|created|changed|unchanged|items|rows(?:Read|_read)?|pending|megabytes|ttlInSeconds|max[A-Z]\w*)$/

const folders = ['domain', 'features', 'platform', 'server', 'cli']

void test('Vietnamese texts are in words that officials use', async (t) => {
  const names = apiNames()
  const texts = folders.flatMap(vietnameseTexts)
  const at = ({ file, line, text }: VietnameseText) => `src/${file}:${line} ${text}`
  t.ok(texts.length > 1500, `${texts.length} texts`)

  await t.test('without English names, codes, null, days of computers and spaces before %', (t) => {
    const wrong = texts
      .filter(({ text }) => !forms.has(text))
      .map((each) => [at(each), faultsOf(each.text, names)] as const)
      .filter(([, faults]) => faults.length > 0)
    t.same(wrong, [])
    t.end()
  })

  await t.test('with labels in place of codes, and days in Vietnamese', (t) => {
    const wrong = texts.flatMap((each) =>
      each.parts.filter((part) => rawValue.test(part.trim())).map((part) => [at(each), part]),
    )
    t.same(wrong, [])
    t.end()
  })

  await t.test('with counts as people read them', (t) => {
    const wrong = texts.flatMap((each) =>
      each.parts.filter((part) => rawCount.test(part.trim())).map((part) => [at(each), part]),
    )
    t.same(wrong, [])
    t.same([1, 999, 4987, 1234567, 21.951].map(vietnameseNumber), ['1', '999', '4.987', '1.234.567', '21,95'])
    t.end()
  })

  await t.test('also those of every label and head of the registers', (t) => {
    const labels = modules.flatMap(({ resource, additions }) =>
      [resource, additions].flatMap((definition) => [
        ...Object.values(definition?.vocabularies ?? {}).flatMap((vocabulary) =>
          Object.values(vocabulary.labels).map(({ vi }) => vi),
        ),
        ...Object.values(definition?.headers ?? {}).flat(),
      ]),
    )
    t.ok(labels.length > 200, `${labels.length} labels and heads`)
    t.same(
      labels.filter((label) => faultsOf(label, names).length > 0),
      [],
    )
    t.end()
  })

  await t.test('also those of every operation, each with a title of its own', (t) => {
    const { paths } = JSON.parse(readFileSync(path.join(packageRoot, 'openapi/openapi.json'), 'utf8')) as {
      paths: Record<string, Record<string, { operationId: string; 'x-title-vi'?: string }>>
    }
    const titles = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(
        (operation) => [operation.operationId, operation['x-title-vi'] ?? ''] as const,
      ),
    )
    t.ok(titles.length > 300, `${titles.length} operations`)
    t.same(
      titles.filter(([, title]) => faultsOf(title, names).length > 0 || !/^\p{Lu}.*[^.…]$/u.test(title)),
      [],
    )
    t.same(
      titles.filter(([id, title]) => titles.some(([other, same]) => other !== id && same === title)),
      [],
    )
    t.end()
  })

  await t.test('and such faults are found', (t) => {
    const found = [
      'Không được trước started_on.',
      'Phải là null khi outcome là exempt.',
      'Ngày 2026-04-01 trước ngày khai giảng.',
      'bằng 28,13 % số đảng viên',
      'đạt 28.1% kế hoạch',
      'hãy ghi `corrected`',
      'theo sổ đăng ký của trường',
    ].map((text) => faultsOf(text, names).length)
    t.same(found, [1, 2, 1, 1, 1, 1, 1])
    t.same(faultsOf('Chỉ dùng "year", hoặc dùng "from" và "to".', names), [])
    t.same(faultsOf('Không quá 20%, tối đa 6 đảng viên, ngày 01/04/2026.', names), [])
    t.end()
  })
})
