import { createHash } from 'node:crypto'
import { renderMarkdown } from '../../src/content/markdown/render.ts'
import { syntheticClass } from '../../src/generate/text/class.ts'
import { BODY_MARK, COMMON_PHRASE, RARE_PHRASE, TITLE_MARK } from '../../src/generate/text/marks.ts'
import { syntheticPerson } from '../../src/generate/text/person.ts'
import { syntheticPost } from '../../src/generate/text/post.ts'
import { SYNTHETIC_PROGRAMS } from '../../src/generate/text/program.ts'
import { slugOf } from '../../src/language/slug.ts'
import { test } from '../support/shared-test.ts'

const rows = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))
const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean).length
const mean = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length

test('the same seed and row give the same bytes, on any machine and in any order', async (t) => {
  // These change with the words and sentences, and with them whatever was measured on generated rows.
  t.equal(syntheticPost(7, 41).title, '[Dữ liệu mẫu] Hưởng ứng tuần lễ công sở thân thiện tại huyện Mẫu 175')
  t.equal(syntheticPerson(7, 41).full_name, 'Quách Văn Quân')
  t.equal(syntheticClass(7, 41).name, 'Lớp mẫu 42: Trung cấp lý luận chính trị, phường Mẫu 100')
  const bytes = JSON.stringify(
    rows(500, (i) => [syntheticPost(7, i), syntheticPerson(7, i), syntheticClass(7, i)]),
  )
  t.equal(createHash('sha256').update(bytes).digest('hex').slice(0, 16), '70e5d2e93f0887af')
  const forwards = rows(50, (i) => syntheticPost(1, i))
  const backwards = rows(50, (i) => syntheticPost(1, 49 - i)).toReversed()
  t.strictSame(forwards, backwards)
  t.notSame(syntheticPost(1, 3), syntheticPost(2, 3))
})

test('a generated post can be told at sight, wherever it is read', async (t) => {
  for (const { title, body, slug } of rows(500, (i) => syntheticPost(3, i))) {
    if (
      !title.startsWith(`${TITLE_MARK} `) ||
      !slug.startsWith('du-lieu-mau-') ||
      !body.endsWith(`\n\n${BODY_MARK}`)
    ) {
      t.fail(title)
    }
  }
  t.equal(TITLE_MARK, '[Dữ liệu mẫu]')
  t.match(BODY_MARK, 'dữ liệu mẫu')
})

test('posts are as long as those of a school, and vary', async (t) => {
  const posts = rows(2000, (i) => syntheticPost(5, i))
  const words = posts.map(({ body }) => wordsIn(body))
  t.ok(mean(words) > 180 && mean(words) < 230, `${mean(words)} words a body`)
  t.ok(Math.min(...words) > 130 && Math.max(...words) < 320, `${Math.min(...words)} to ${Math.max(...words)}`)
  const titleWords = mean(posts.map(({ title }) => wordsIn(title) - wordsIn(TITLE_MARK)))
  t.ok(titleWords > 8 && titleWords < 14, `${titleWords} words a title`)
  t.ok(new Set(posts.map(({ title }) => title)).size > 1900, 'few titles are alike')
  t.equal(new Set(posts.map(({ body }) => body)).size, 2000, 'no two bodies are')
  t.ok(
    posts.every(({ body }) => body.split('\n\n').length >= 5),
    'several paragraphs each',
  )
  const vocabulary = new Set(posts.flatMap(({ body }) => body.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []))
  t.ok(vocabulary.size > 600, `${vocabulary.size} different syllables`)
})

test('posts state numbers as such pages do', async (t) => {
  const bodies = rows(300, (i) => syntheticPost(5, i).body).join('\n')
  for (const pattern of [
    /\d+ lớp với \d+ học viên/,
    /\b0\d lớp/,
    /\b\d\.\d{3} /,
    /\d,\d%/,
    /ngày \d\d\/\d+\/20\d\d/,
    /\d+-KH\/TU/,
    /20\d\d - 20\d\d/,
  ]) {
    t.match(bodies, pattern)
  }
})

test('a common phrase stands in half of the posts and a rare one in a post of two thousand', async (t) => {
  const bodies = rows(20_000, (i) => syntheticPost(11, i).body)
  const common = bodies.filter((body) => body.includes(COMMON_PHRASE)).length
  const rare = bodies.filter((body) => body.includes(RARE_PHRASE)).length
  t.ok(common > 9600 && common < 10_400, `${common} of 20,000`)
  t.ok(rare >= 3 && rare <= 22, `${rare} of 20,000`)
  const byChance = bodies.filter((body) => !body.includes(RARE_PHRASE) && /lưng|ngựa/u.test(body))
  t.strictSame(byChance, [], 'a search for the rare words alone finds the same posts')
})

test('posts are what the API would store', async (t) => {
  const posts = rows(2000, (i) => syntheticPost(13, i))
  t.equal(new Set(posts.map(({ slug }) => slug)).size, 2000)
  for (const { title, summary, body, slug, event_date } of posts) {
    const text = `${title}\n${summary}\n${body}`
    if (text.normalize('NFC') !== text || /[ \n]{3}|  |undefined|NaN|\.\.|,,| [,.;]/.test(text)) t.fail(text)
    if (slugOf(slug) !== slug || slug.length > 120 || title.length > 150) t.fail(slug)
    if (!/^20\d\d-[01]\d-[0-3]\d$/.test(event_date)) t.fail(event_date)
  }
  const { body } = posts[0]!
  t.equal(renderMarkdown(body).text, body.replaceAll('\n\n', '\n'), 'a body is plain paragraphs')
})

test('people have ordinary names', async (t) => {
  const people = rows(3000, (i) => syntheticPerson(17, i))
  t.ok(people.every(({ full_name }) => /^\p{Lu}\p{Ll}*( \p{Lu}\p{Ll}*){2,3}$/u.test(full_name)))
  t.ok(new Set(people.map(({ full_name }) => full_name)).size > 2400)
  const nguyen = people.filter(({ full_name }) => full_name.startsWith('Nguyễn ')).length / people.length
  t.ok(nguyen > 0.2 && nguyen < 0.45, `${nguyen} of them are called Nguyễn`)
})

test('classes belong to a programme, have a code of their own and dates in order', async (t) => {
  const codes = new Set(SYNTHETIC_PROGRAMS.map(({ code }) => code))
  t.equal(codes.size, SYNTHETIC_PROGRAMS.length)
  const classes = rows(3000, (i) => syntheticClass(19, i))
  t.equal(new Set(classes.map(({ code }) => code)).size, 3000)
  for (const made of classes) {
    const inOrder = made.opened_on < made.closed_on && made.opened_on.startsWith(String(made.year))
    if (!inOrder || !codes.has(made.program_code) || !made.name.includes('mẫu')) t.fail(JSON.stringify(made))
  }
})
