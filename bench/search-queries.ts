import type { Database } from '../src/platform/database/database.ts'
import {
  commonPhrase as commonFixture,
  rarePhrase as rareFour,
} from '../src/fixtures/synthetic/text/marks.ts'
import { withoutMarks } from '../src/libraries/vietnamese/letters.ts'

/** The first four words of a phrase in half of the posts. */
const commonFour = commonFixture.split(' ').slice(0, 4).join(' ')

/** A query as a reader types it, and its kind. */
export interface BenchQuery {
  title: string
  q: string
}

interface Word {
  word: string
  documents: number
}

/** The word or pair of words whose number of documents is closest to `documents`. */
async function wordUsedBy({ pool }: Database, documents: number, words: 1 | 2): Promise<string> {
  const { rows } = await pool.query<Word>(
    `select word, documents from search_words
    where (position(' ' in word) > 0) = $2 and length(folded) > $3 and word <> folded and folded !~ '[0-9]'
    order by abs(ln(documents) - ln($1::float)), word limit 1`,
    [documents, words === 2, words * 4],
  )
  return rows[0]!.word
}

const tones = new Map([
  ['\u0301', 's1'],
  ['\u0300', 'f2'],
  ['\u0309', 'r3'],
  ['\u0303', 'x4'],
  ['\u0323', 'j5'],
])
const letterKeys: Readonly<Record<string, readonly [string, string]>> = {
  ă: ['aw', 'a8'],
  â: ['aa', 'a6'],
  ê: ['ee', 'e6'],
  ô: ['oo', 'o6'],
  ơ: ['ow', 'o7'],
  ư: ['uw', 'u7'],
  đ: ['dd', 'd9'],
}

/** Types words with Telex or VNI keys, the tone at the end of each word. */
function inKeys(text: string, method: 'telex' | 'vni'): string {
  const place = method === 'telex' ? 0 : 1
  const words = text.split(' ').map((word) => {
    const decomposed = word.normalize('NFD')
    const tone = [...tones].find(([mark]) => decomposed.includes(mark))
    const letters = (tone === undefined ? decomposed : decomposed.replace(tone[0], '')).normalize('NFC')
    return (
      [...letters].map((letter) => letterKeys[letter]?.[place] ?? letter).join('') + (tone?.[1][place] ?? '')
    )
  })
  return words.join(' ')
}

/** Gives the last word of a phrase the tone of hỏi, or of ngã if it has that one. */
function withWrongTone(phrase: string): string {
  const at = phrase.lastIndexOf(' ') + 1
  const word = phrase.slice(at).normalize('NFD')
  const bare = word.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
  const mark = word.includes('\u0309') ? '\u0303' : '\u0309'
  return (
    phrase.slice(0, at) +
    bare.replace(/[aeiouy](?!.*[aeiouy])\p{M}*/u, (vowel) => vowel + mark).normalize('NFC')
  )
}

const initials: Readonly<Record<string, string>> = {
  s: 'x',
  x: 's',
  tr: 'ch',
  ch: 'tr',
  d: 'gi',
  gi: 'd',
  r: 'd',
  l: 'n',
  n: 'l',
}

/** Exchanges the first initial that sounds like another one; the phrase itself if it has none. */
const withWrongInitial = (phrase: string): string =>
  phrase.replace(
    /(?<!\p{L})(tr|ch|gi(?=\p{L})|[sxdrl]|n(?![gh]))/u,
    (initial) => initials[initial] ?? initial,
  )

/** The queries of all kinds, selected by the frequency of their words in the generated posts. */
export async function benchQueries(database: Database, posts: number): Promise<BenchQuery[]> {
  const rare = await wordUsedBy(database, 100, 1)
  const rarePhrase = await wordUsedBy(database, posts / 500, 2)
  const phrase = await wordUsedBy(database, posts / 20, 2)
  const common = await wordUsedBy(database, posts / 2, 1)
  const commonPhrase = await wordUsedBy(database, posts / 3, 2)
  return [
    { title: 'rare word', q: rare },
    { title: 'rare phrase', q: `"${rarePhrase}"` },
    { title: 'rare phrase of four words', q: `"${rareFour}"` },
    { title: 'common phrase of four words', q: `"${commonFour}"` },
    // each of their bigrams is in many posts
    { title: 'four common words, rarely side by side', q: '"đồng chí nguyễn văn"' },
    { title: 'four common words, never side by side', q: '"xã mẫu tổ chức"' },
    { title: 'most of the words', q: `${commonFour} blockchain` },
    { title: 'two words', q: phrase },
    { title: 'abbreviation', q: 'TCLLCT' },
    { title: 'abbreviation with two meanings', q: 'BTC' },
    { title: 'without marks', q: withoutMarks(phrase) },
    { title: 'common phrase', q: commonPhrase },
    { title: 'word in half the posts', q: common },
    // trung cấp lý luận; other letters that make a syllable too are not always an error
    { title: 'typing error', q: 'trung cap ly luna' },
    { title: 'last word unfinished', q: phrase.slice(0, -1) },
    { title: 'Telex keys', q: inKeys(phrase, 'telex') },
    { title: 'VNI keys', q: inKeys(phrase, 'vni') },
    { title: 'wrong tone', q: withWrongTone(`${phrase} ${commonPhrase}`) },
    { title: 'wrong initial', q: withWrongInitial(`${phrase} ${commonPhrase}`) },
  ]
}
