import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseFragment } from 'parse5'
import sharp from 'sharp'
import { fontOf } from '../../../../src/features/statistics/charts/chart-font.ts'
import { outlineTexts } from '../../../../src/features/statistics/charts/outline-texts.ts'
import { renderPng } from '../../../../src/features/statistics/charts/render-png.ts'
import { stackedBars } from '../../../../src/features/statistics/charts/stacked-bars.ts'
import { colours } from '../../../../src/features/statistics/charts/style.ts'
import { packageRoot } from '../../../../src/package.ts'
import { startApp, type TestApp } from '../../../support/app.ts'
import { createSchoolYear } from './school-year.ts'
import { test } from '../../../support/shared-test.ts'

const requestChart = async ({ send }: TestApp, url: string, headers = {}) =>
  await send('GET', `/v1/charts/${url}`, { as: 'anonymous', headers })

/** The text for screen readers: the label of the picture. */
function readOut(svg: string): string[] {
  const labelled = /^<svg role="img" aria-labelledby="(\S+) (\S+)"/.exec(svg)
  return [labelled?.[1], labelled?.[2]].map((id) => {
    const [, text] = new RegExp(`<(?:title|desc) id="${id}">([^<]*)<`).exec(svg) ?? []
    const node = parseFragment(text ?? '').childNodes[0]
    return node !== undefined && 'value' in node ? node.value : ''
  })
}

/** The texts in the chart. */
const chartTexts = (svg: string) =>
  [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map((match) => match[1])

test('charts of a school year', async (t) => {
  const app = await startApp(t)
  await createSchoolYear(app)

  await t.test('each is an image whose title and description say all its numbers', async (t) => {
    const learners = (await requestChart(app, 'learners-by-program.svg?year=2020')).body
    t.same(readOut(learners), [
      'Học viên theo chương trình, năm 2020',
      'Bồi dưỡng theo Kế hoạch số 91-KH/TU <mới> & "khác": 2.500. Bồi dưỡng nghiệp vụ công tác Đảng, đoàn thể cơ sở: 2.157. Bồi dưỡng lãnh đạo cấp phòng và dự nguồn lãnh đạo cấp phòng: 740. Trung cấp lý luận chính trị - hành chính: 633. Bồi dưỡng chương trình chuyên viên: 444. Cao học chuyên ngành Lãnh đạo học (liên kết đào tạo): 88. Bồi dưỡng giảng viên: 50. Tổng số: 6.481; cộng các dòng: 6.612. Nguồn: số liệu đã xác nhận.',
    ])
    for (const number of ['2.500', '2.157', '740', '633', '444', '88', '50']) {
      t.ok(chartTexts(learners).includes(number), `${number} is drawn`)
    }
    t.same(readOut((await requestChart(app, 'classes-by-year.svg?from=2018&to=2020&lang=en')).body), [
      'Classes opened by year',
      '2018: not known. 2019: about 55. 2020: 62. Source: confirmed figures.',
    ])
    t.same(readOut((await requestChart(app, 'planned-share.svg?year=2020&lang=en')).body), [
      'In the plan and outside it, 2020',
      'Classes: 62. In the plan 58 (93.55%), Outside the plan 4 (6.45%). Learners: 6,481. In the plan 6,124 (94.49%), Outside the plan 357 (5.51%). Source: confirmed figures.',
    ])
    t.same(readOut((await requestChart(app, 'party-grades.svg?year=2020&subject=member')).body), [
      'Xếp loại đảng viên năm 2020',
      'Hoàn thành xuất sắc nhiệm vụ: 9 (21,95%). Hoàn thành tốt nhiệm vụ: 32 (78,05%). Tổng số: 41. Nguồn: số liệu đã xác nhận.',
    ])
    t.match(
      readOut((await requestChart(app, 'party-grades.svg?year=2020')).body)[1],
      /^Hoàn thành xuất sắc nhiệm vụ: 1 \(20%\)/,
    )
  })

  await t.test('a year alone ends the five that are shown, and many years still have room', async (t) => {
    const five = readOut((await requestChart(app, 'classes-by-year.svg?year=2020')).body)[1]
    t.match(five, /^2016: chưa có số liệu\. .*2019: khoảng 55\. 2020: 62\./)
    t.match(
      readOut((await requestChart(app, 'classes-by-year.svg')).body)[1],
      /^2019: khoảng 55\. 2020: 62\./,
    )
    const many = (await requestChart(app, 'classes-by-year.svg?from=1990&to=2020')).body
    t.ok(Number(/ height="(\d+)"/.exec(many)?.[1]) > 31 * 32)
  })

  await t.test('what is not known is said, not drawn', async (t) => {
    for (const name of ['learners-by-program', 'planned-share', 'party-grades', 'classes-by-year']) {
      const { body } = await requestChart(app, `${name}.svg?year=1950&lang=en`)
      t.equal(readOut(body)[1], 'Nothing is known yet.', name)
      t.ok(chartTexts(body).includes('Nothing is known yet.'))
    }
  })

  await t.test('a narrow picture keeps the size of its texts, and says the same', async (t) => {
    for (const name of ['learners-by-program', 'planned-share', 'party-grades', 'classes-by-year']) {
      const wide = await requestChart(app, `${name}.svg?year=2020`)
      const narrow = await requestChart(app, `${name}.svg?year=2020&width=360`)
      t.match(narrow.body, /^<svg [^>]* width="360" /, name)
      t.match(wide.body, /^<svg [^>]* width="760" /, name)
      t.same(readOut(narrow.body), readOut(wide.body), name)
      const sizes = (svg: string) => [
        ...new Set([...svg.matchAll(/font-size="([^"]+)"/g)].map(([, size]) => size)),
      ]
      t.same(sizes(narrow.body).toSorted(), sizes(wide.body).toSorted(), name)
    }
    const refused = await requestChart(app, 'party-grades.svg?year=2020&width=200')
    t.match(refused.json(), { errors: [{ parameter: 'width', code: 'too_small' }] })
  })

  await t.test('a dark picture says the same in light letters', async (t) => {
    for (const name of ['learners-by-program', 'planned-share', 'party-grades', 'classes-by-year']) {
      const light = (await requestChart(app, `${name}.svg?year=2020`)).body
      const dark = (await requestChart(app, `${name}.svg?year=2020&theme=dark`)).body
      t.same(readOut(dark), readOut(light), name)
      t.same(chartTexts(dark), chartTexts(light), name)
      const coloursOf = (svg: string) =>
        new Set([...svg.matchAll(/"(#[0-9a-f]{6})"/g)].map(([, colour]) => colour))
      t.same(
        [...coloursOf(dark)].filter((colour) => coloursOf(light).has(colour)),
        [],
        name,
      )
    }
  })

  await t.test('a PNG has two pixels for each of the SVG', async (t) => {
    for (const [query, width] of [
      ['', 1520],
      ['&width=360&theme=dark', 720],
    ] as const) {
      const answer = await app.app.inject(`/v1/charts/learners-by-program.png?year=2020${query}`)
      t.match(answer.headers, {
        'content-type': 'image/png',
        'content-disposition': 'inline; filename="learners-by-program-2020.png"',
      })
      const svg = (await requestChart(app, `learners-by-program.svg?year=2020${query}`)).body
      const height = 2 * Number(/ height="(\d+)"/.exec(svg)?.[1])
      t.match(await sharp(answer.rawPayload).metadata(), { format: 'png', width, height })
    }
  })

  await t.test('Accept names the format where the path does not', async (t) => {
    const get = async (accept: string) => await requestChart(app, 'party-grades?year=2020', { accept })
    t.match(await get('image/png'), {
      statusCode: 200,
      headers: { 'content-type': 'image/png', vary: /Accept\b/ },
    })
    t.match((await get('image/avif,image/*,*/*;q=0.8')).headers, { 'content-type': /^image\/svg\+xml/ })
    t.equal((await get('text/csv')).statusCode, 406)
    t.equal(
      (await requestChart(app, 'party-grades.svg?year=2020', { accept: 'image/png' })).headers[
        'content-type'
      ],
      'image/svg+xml; charset=utf-8',
    )
  })

  await t.test('pictures that look different have different ETags', async (t) => {
    const queries = ['', '&theme=dark', '&width=360', '&theme=dark&width=360']
    const urls = ['svg', 'png'].flatMap((format) =>
      queries.map((query) => `party-grades.${format}?year=2020${query}`),
    )
    const etags = new Set<unknown>()
    for (const url of urls) {
      const { headers } = await requestChart(app, url)
      etags.add(headers.etag)
      const again = await requestChart(app, url, { 'if-none-match': String(headers.etag) })
      t.equal(again.statusCode, 304, url)
    }
    t.equal(etags.size, urls.length)
  })

  await t.test('a picture that would be too large is refused', async (t) => {
    const caller = { name: 'test', hasKey: true }
    await t.rejects(renderPng('<svg role="img" width="760" height="8001"></svg>', caller), {
      code: 'unprocessable',
    })
    for (const [query, parameter, code] of [
      ['width=319', 'width', 'too_small'],
      ['width=761', 'width', 'too_large'],
      ['width=1e3', 'width', /./],
      ['theme=blue', 'theme', /./],
      ['width=', 'width', /./],
    ] as const) {
      const refused = await requestChart(app, `party-grades.png?year=2020&${query}`)
      t.equal(refused.statusCode, 400, query)
      t.match(refused.json(), { errors: [{ parameter, code }] }, query)
    }
    t.ok((await requestChart(app, 'party-grades.gif?year=2020')).statusCode >= 400)
  })

  await t.test('a PNG needs no font of the machine: its texts are outlines', async (t) => {
    const svg = (await requestChart(app, 'planned-share.svg?year=2020')).body
    const outlined = outlineTexts(svg)
    t.notMatch(outlined, /<text|<tspan|font-family/)
    t.equal(
      outlined.match(/<path [^>]*d="M/g)?.length,
      svg.match(/<path [^>]*d="M/g)!.length + svg.match(/<text/g)!.length,
    )
    const marked = 'aăâeêioôơuưy'
      .split('')
      .flatMap((letter) =>
        ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map((tone) =>
          (letter + tone).normalize('NFC'),
        ),
      )
    const letters = [...marked, 'đ', ...'bcdghklmnpqrstvx0123456789.,:;()%-–·&"“”/']
    for (const weight of ['normal', 'bold'] as const) {
      const missing = letters
        .flatMap((letter) => [letter, letter.toLocaleUpperCase('vi')])
        .filter(
          (letter) =>
            letter.length !== 1 || !fontOf(weight).some((font) => font.charToGlyphIndex(letter) > 0),
        )
      t.same(missing, [], weight)
    }
  })

  await t.test('the same picture has the same ETag', async (t) => {
    const first = await requestChart(app, 'learners-by-program.svg?year=2020')
    t.equal(first.headers['content-type'], 'image/svg+xml; charset=utf-8')
    t.equal(first.headers['cross-origin-resource-policy'], 'cross-origin')
    const known = { 'if-none-match': String(first.headers['etag']) }
    t.equal((await requestChart(app, 'learners-by-program.svg?year=2020', known)).statusCode, 304)
    t.equal((await requestChart(app, 'learners-by-program.svg?year=2020&lang=en', known)).statusCode, 200)
  })

  await t.test(
    'nothing of it is a script, a style or an address, whatever programmes are called',
    async (t) => {
      const { body } = await requestChart(app, 'learners-by-program.svg?year=2020')
      t.notMatch(body, /<mới|<script|<style|style=|href|url\(|javascript/i)
      t.equal(body.match(/<svg/g)?.length, 1)
    },
  )

  await t.test('characters that no XML may have are nowhere in it', async (t) => {
    const { id } = await app.expect(201, 'POST', '/v1/programs', {
      body: { code: 'LA', name: 'Tên \ufffe\uffff lạ' },
    })
    await app.expect(201, 'POST', '/v1/classes', {
      body: { code: 'L1', name: 'Lớp', program_id: id, year: 2009, headcount: 5 },
    })
    const { body } = await requestChart(app, 'learners-by-program.svg?year=2009&source=register')
    t.match(body, /Tên/)
    t.notMatch(body, /[\p{Cc}\ufffe\uffff]/u)
  })

  await t.test('pictures of one page do not share their ids', async (t) => {
    const urls = [
      'party-grades.svg?year=2020',
      'party-grades.svg?year=2020&subject=member',
      'party-grades.svg?year=2020&source=figures',
      'party-grades.svg?year=2020&width=360',
      'classes-by-year.svg?from=2018&to=2019',
      'classes-by-year.svg?from=2018&to=2020',
    ]
    const ids = await Promise.all(
      urls.map(async (url) =>
        [...(await requestChart(app, url)).body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
      ),
    )
    t.equal(new Set(ids.flat()).size, 2 * urls.length)
  })

  await t.test('registers of members change no picture that readers get', async (t) => {
    const url = 'party-grades.svg?year=2020&subject=member&source=register'
    const before = await requestChart(app, url)
    t.match(readOut(before.body)[1], /Chưa có số liệu/)
    const cell = await app.expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ' } })
    const body = { full_name: 'Đảng Viên', party_cell_id: cell.id }
    const member = await app.expect(201, 'POST', '/v1/party-members', { body })
    const grading = { party_member_id: member.id, year: 2020, grade: 'excellent' }
    const { id } = await app.expect(201, 'POST', '/v1/party-member-gradings', { body: grading })
    const confirmed = `/v1/party-member-gradings/${id}/confirm`
    await app.expect(200, 'POST', confirmed, {
      headers: { 'if-match': '*' },
      body: { decision_number: '12-QĐ/ĐU', decided_on: '2020-12-25' },
    })
    t.equal((await requestChart(app, url)).body, before.body)
    const seen = await app.send('GET', `/v1/charts/${url}`, { as: 'party_officer' })
    t.match(readOut(seen.body)[1], /^Hoàn thành xuất sắc nhiệm vụ: 1 \(100%\)/)
    t.match(seen.headers['cache-control'], /private/)
  })

  await t.test('parameters are checked by name', async (t) => {
    const refused: [url: string, parameter: string][] = [
      ['learners-by-program.svg', 'year'],
      ['learners-by-program.svg?year=20', 'year'],
      ['learners-by-program.svg?year=2020&lang=fr', 'lang'],
      ['planned-share.svg?year=2020&subject=cell', 'subject'],
      ['classes-by-year.svg?from=2020&to=2010', 'to'],
      ['classes-by-year.svg?year=2020&to=2010', 'year'],
    ]
    for (const [url, parameter] of refused) {
      const answer = await requestChart(app, url)
      t.equal(answer.statusCode, 400, url)
      t.equal(answer.json().errors[0].parameter, parameter, url)
    }
    t.equal((await requestChart(app, 'nothing.svg?year=2020')).statusCode, 404)
  })
})

test('colours stand out from their background as WCAG AA asks of text', (t) => {
  const luminance = (colour: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at]!, 0)
  for (const [theme, { background, ...others }] of Object.entries(colours)) {
    for (const [name, colour] of Object.entries(others)) {
      const [darker = 0, lighter = 0] = [luminance(background), luminance(colour)].toSorted((a, b) => a - b)
      t.ok((lighter + 0.05) / (darker + 0.05) >= 4.5, `${theme} ${name}`)
    }
  }
  t.end()
})

test('the start does not load what draws', (t) => {
  const source = path.join(packageRoot, 'src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const loaded = files.filter((file) =>
    /^import (?!type\b).*from 'vega/m.test(readFileSync(path.join(source, file), 'utf8')),
  )
  t.same(loaded, [])
  t.end()
})

test('the labels of a legend fit into the image', async (t) => {
  const grades = ['Hoàn thành xuất sắc nhiệm vụ', 'Hoàn thành tốt nhiệm vụ', 'Hoàn thành nhiệm vụ']
  const columns = (labels: string[], width: number) => {
    const parts = labels.map((label) => ({ label, value: 1, text: label }))
    const spec = stackedBars({
      look: { width, theme: 'light' },
      title: 'T',
      subtitle: [],
      wholes: [{ label: 'A', parts }],
    })
    return JSON.parse(JSON.stringify(spec)).layer[0].encoding.color.legend.columns
  }
  t.equal(columns(grades.slice(0, 2), 760), undefined, 'in one line')
  t.equal(columns(grades, 760), 2, 'three grades need a second line')
  t.equal(columns([...grades, 'Không hoàn thành nhiệm vụ'], 760), 2)
  t.equal(columns(grades, 360), 1)
})
