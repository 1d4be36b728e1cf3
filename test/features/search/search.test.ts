import { withoutMarks } from '../../../src/libraries/vietnamese/letters.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { articles, publishArticles } from './school.ts'

interface Item {
  external_id: string | null
  type: string
  title: string
  highlights: { field: string; start: number; text: string; ranges: [number, number][] }[]
}

/** Search words, and the article that must come first; `null` if there must be no result. */
const queries: Record<string, [string, string | null][]> = {
  'as it is written': [
    ['hội thảo khoa học', 'khoa-hoc'],
    ['bồi dưỡng ngạch chuyên viên chính', 'ngach'],
    ['tiểu luận cuối khóa', 'ngach'],
  ],
  'without marks': [
    ['khai giang', 'khai-giang'],
    ['hoi thao khoa hoc', 'khoa-hoc'],
    ['xep loai chi bo', 'xep-loai'],
  ],
  'in decomposed letters and capitals': [
    ['hòa giải'.normalize('NFD'), 'hoa-giai'],
    ['HIẾN MÁU', 'hien-mau'],
  ],
  'copied with what takes no room, or in other widths': [
    ['hiến\u200bmáu', 'hien-mau'],
    ['hi\u00adến m\u2060áu', 'hien-mau'],
    ['tuyển sinh ２０２０', 'tuyen-sinh'],
  ],
  'with the tone elsewhere, i for y': [
    ['Đảng ủy', 'dang-uy'],
    ['hoà giải ở cơ sở', 'hoa-giai'],
    ['kí kết', 'hoc-vien-cao-cap'],
    ['lý lịch', 'tuyen-sinh'],
  ],
  'abbreviated, or spelled out': [
    ['tcllct hc', 'be-giang'],
    ['trung cấp lý luận chính trị - hành chính', 'be-giang'],
    ['ủy ban nhân dân xã', 'hoa-giai'],
    ['58 học viên', 'be-giang'],
  ],
  'numbers, codes, dates': [
    ['2157 học viên', 'ke-hoach'],
    ['2.157', 'ke-hoach'],
    ['91-KH/TU', 'ke-hoach'],
    ['91 KH TU', 'ke-hoach'],
    ['Covid 19', 'covid'],
    ['Lênin', 'le-nin'],
    ['30/04/2020', 'tuyen-sinh'],
  ],
  compounds: [
    ['học viện', 'hoc-vien-cao-cap'],
    ['đảng viên mới', 'dang-vien-moi'],
  ],
  'words that differ by a mark': [
    ['máu', 'hien-mau'],
    ['mái', 'hien-mau'],
  ],
  beginnings: [
    ['bế gi', 'be-giang'],
    ['tuyển s', 'tuyen-sinh'],
  ],
  slips: [
    ['khai giagn', 'khai-giang'],
    ['tuyễn sinh', 'tuyen-sinh'],
    ['hooij thaor khoa hojc', 'khoa-hoc'],
    ['hoi thoa khoa hoc', 'khoa-hoc'],
  ],
  'most of the words': [
    ['kết quả đánh giá chi bộ cuối kỳ', 'xep-loai'],
    ['hiến máu khongcobaogio', 'hien-mau'],
  ],
  'phrases, exclusions and noise': [
    ['"đảng viên mới"', 'dang-vien-moi'],
    ['đảng viên mới -lớp', 'dang-uy'],
    ['xếp loại & chi bộ!!!', 'xep-loai'],
    ['"hội thảo', 'khoa-hoc'],
  ],
  'what is not there': [
    ['bóng bàn nghệ thuật', null],
    ['"chi bộ hòa giải"', null],
    ['zzqqxx', null],
    ['!!! ---', null],
    ['%', null],
    ['\u200b', null],
    ['\u00ad\u2066 \ufeff', null],
  ],
}

test('readers find what they mean', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  await publishArticles(app)
  const find = async (q: string, more = ''): Promise<Item[]> => {
    const answer = await expect(200, 'GET', `/v1/search?q=${encodeURIComponent(q)}${more}`, {
      as: 'anonymous',
    })
    return answer.items
  }

  for (const [kind, pairs] of Object.entries(queries)) {
    await t.test(kind, async (t) => {
      for (const [q, wanted] of pairs) {
        const [first] = await find(q)
        t.equal(first?.external_id ?? null, wanted, q)
      }
    })
  }

  await t.test('a correction is said, and only made where no text has the words as typed', async (t) => {
    const mended = await expect(200, 'GET', '/v1/search?q=khai%20giagn', { as: 'anonymous' })
    t.equal(mended.corrected_query, 'khai giảng')
    const plain = await expect(200, 'GET', '/v1/search?q=khai%20giang', { as: 'anonymous' })
    t.equal(plain.corrected_query, null)
    t.equal(plain.did_you_mean, null, 'who types no marks is not taught any')
    const slip = await expect(200, 'GET', `/v1/search?q=${encodeURIComponent('tuyễn sinh')}`, {
      as: 'anonymous',
    })
    t.equal(slip.corrected_query, 'tuyển sinh')
    t.equal(slip.did_you_mean, null)
    const right = await expect(200, 'GET', `/v1/search?q=${encodeURIComponent('tuyển sinh')}`, {
      as: 'anonymous',
    })
    t.equal(right.did_you_mean, null)
  })

  await t.test('words without their marks lose nothing that the words with them find', async (t) => {
    const texts = articles.flatMap(({ title, body }) => [title, body])
    const run = fc
      .tuple(fc.constantFrom(...texts), fc.nat(30), fc.integer({ min: 1, max: 3 }))
      .map(([text, from, count]) => {
        const words = text.split(/\s+/)
        return words.slice(from % words.length, (from % words.length) + count).join(' ')
      })
    await fc.assert(
      fc.asyncProperty(run, async (q) => {
        const marked = await find(q, '&limit=50')
        const plain = new Set((await find(withoutMarks(q), '&limit=50')).map((item) => item.external_id))
        t.ok(marked.length > 0, `${q} is found`)
        t.same(
          marked.filter(({ external_id }) => !plain.has(external_id)),
          [],
          q,
        )
      }),
      { numRuns: 40 },
    )
  })

  await t.test('highlights mark the words in the text as it is written', async (t) => {
    const [item] = await find('uy ban nhan dan')
    t.same(
      item!.highlights.map(({ field, text, ranges }) => [field, ranges.map(([a, b]) => text.slice(a, b))]),
      [['body_text', ['UBND']]],
    )
    for (const pairs of Object.values(queries)) {
      for (const [q] of pairs) {
        for (const { highlights } of await find(q)) {
          for (const { text, ranges } of highlights) {
            let end = 0
            for (const [from, to] of ranges) {
              t.ok(from >= end && to > from && to <= text.length, `${q}: ${from}-${to} of ${text.length}`)
              t.notMatch(text.slice(from, to), /^\s|\s$/, q)
              t.notMatch(text.charAt(to), /^\p{L}/u, `${q} ends where a word ends`)
              end = to
            }
          }
        }
      }
    }
  })
})

test('other registers are found beside posts', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const program = await expect(201, 'POST', '/v1/programs', {
    body: { code: 'TCLLCT', name: 'Trung cấp lý luận chính trị' },
  })
  await expect(201, 'POST', '/v1/classes', {
    body: { code: 'TCLLCT-K45', name: 'Lớp trung cấp K45 huyện Tân Yên', program_id: program.id, year: 2020 },
  })
  await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Tổ chức, Hành chính' } })
  await expect(201, 'POST', '/v1/people', { body: { name: 'Trần Thị Hòa', position: 'giảng viên' } })
  await expect(201, 'POST', '/v1/learners', { body: { full_name: 'Vũ Văn Khuất' } })
  const find = async (query: string) =>
    (await expect(200, 'GET', `/v1/search?${query}`, { as: 'anonymous' })).items as Item[]
  t.same(
    (await find('q=trung+cap+ly+luan')).map(({ type }) => type),
    ['program'],
  )
  t.same(
    (await find('q=k45+tan+yen')).map(({ type }) => type),
    ['class'],
  )
  t.same(
    (await find('q=chi+bo+to+chuc')).map(({ type }) => type),
    ['party_cell'],
  )
  t.same(
    (await find('q=tran+thi+hoa')).map(({ type }) => type),
    ['person'],
  )
  t.same((await find('q=trung+cap')).map(({ type }) => type).sort(), ['class', 'program'])
  t.same(
    (await find('q=trung+cap&type=class')).map(({ type }) => type),
    ['class'],
  )
  t.same(
    (await find('q=trung+cap&program=TCLLCT&year=2020')).map(({ type }) => type),
    ['class'],
  )
  t.same(await find('q=trung+cap&program=KHONG-CO'), [], 'a program that does not exist matches nothing')
  t.same(await find('q=khuat'), [], 'learners are never found')
  for (const href of (await find('q=trung+cap')).map((item) => (item as unknown as { href: string }).href)) {
    await expect(200, 'GET', href, { as: 'anonymous' })
  }
})

test('nothing else is offered for words that are found as they are typed', async (t) => {
  const { expect } = await startApp(t)
  for (const title of ['Bàn ghế mới', 'Bàn ghế cũ', 'Kê lại bàn ghế', 'Bán ghế hỏng']) {
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { title } })
    await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: { 'if-match': '*' }, body: {} })
  }
  const search = (q: string) =>
    expect(200, 'GET', `/v1/search?q=${encodeURIComponent(q)}`, { as: 'anonymous' })
  const { items, did_you_mean: offered } = await search('bán ghế')
  t.equal(items[0].title, 'Bán ghế hỏng')
  t.equal(offered, null, 'though more posts say bàn ghế')
  t.equal((await search('bạn ghế')).corrected_query, 'bàn ghế', 'no post says bạn ghế')
})
