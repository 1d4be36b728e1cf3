import { isSyllable } from './syllable.ts'
import { withoutMarks } from './letters.ts'
import { isSpelled, withTone } from './spelling.ts'

/** A word that was typed as keys of an input method, with the input method switched off. */
export interface KeyedWord {
  /** What the keys say: `đảng` for `ddangr` and `d9ang3`. */
  word: string
  /** Whether it is spelled as a syllable; otherwise keys are missing, as in `truongf`. */
  isSpelled: boolean
  /** Whether the keys are hardly a word of another language, or a code; `car` and `bai2` may be one. */
  isCertain: boolean
}

/** What the keys so far say. */
interface Reading {
  /** With hats, horns and đ, without the tone. */
  letters: string
  tone: number
}

/** An input method: what one more key makes of a reading. No reading: the key is none here. */
interface InputMethod {
  pattern: RegExp
  press(reading: Reading, key: string): Reading[]
  isCertain(typed: string): boolean
}

const vowel = /[aăâeêioôơuưy]/
const hats: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' }
const unhatted: Readonly<Record<string, string>> = { â: 'a', ê: 'e', ô: 'o' }

const hasVowel = ({ letters }: Reading) => vowel.test(letters)
const typedOn = (reading: Reading, letter: string): Reading => ({
  ...reading,
  letters: reading.letters + letter,
})

/** The readings with one letter exchanged for another, at each place. */
function exchanged({ letters, tone }: Reading, from: string, to: string): Reading[] {
  return [...letters].flatMap((letter, i) =>
    letter === from ? [{ letters: letters.slice(0, i) + to + letters.slice(i + 1), tone }] : [],
  )
}

/** The first d becomes đ, wherever the key stands. */
const barred = ({ letters, tone }: Reading): Reading[] =>
  letters.startsWith('d') ? [{ letters: `đ${letters.slice(1)}`, tone }] : []

/** Pressed twice, the key of a tone writes itself, and the word is no syllable. */
const toned = (reading: Reading, tone: number): Reading[] =>
  tone === reading.tone ? [] : [{ ...reading, tone }]

/** The places of a horn, in order: `uo` gets two at once, the u of `qu` none. */
const hornKeys = [
  [/(?<!q)u([oơ])/, 'ươ'],
  [/ưo/, 'ươ'],
  [/o(?!a)/, 'ơ'],
  [/(?<!q)u/, 'ư'],
] as const

function horned({ letters, tone }: Reading): Reading[] {
  const found = hornKeys.find(([from]) => from.test(letters))
  return found === undefined ? [] : [{ letters: letters.replace(found[0], found[1]), tone }]
}

const breved = (reading: Reading): Reading[] => exchanged(reading, 'a', 'ă')

const telexTones = new Map([
  ['z', 0],
  ['s', 1],
  ['f', 2],
  ['r', 3],
  ['x', 4],
  ['j', 5],
])

const telex: InputMethod = {
  pattern: /^[a-z]{2,12}$/,
  press(reading, key) {
    const tone = telexTones.get(key)
    if (tone !== undefined) return hasVowel(reading) ? toned(reading, tone) : [typedOn(reading, key)]
    if (key === 'w') {
      // of `ua`, u gets the horn, and of `oa`, a gets the breve
      const marked = [...horned(reading), ...breved(reading)]
      return marked.length > 0 ? marked : [typedOn(reading, 'ư')]
    }
    if (key === 'd') return [...barred(reading), typedOn(reading, key)]
    const hat = hats[key]
    if (hat === undefined) return [typedOn(reading, key)]
    // a third key takes the hat off: `ooo` is oo
    const literal = exchanged(reading, hat, unhatted[hat]!).map((plain) => typedOn(plain, key))
    return [...exchanged(reading, key, hat), ...literal, typedOn(reading, key)]
  },
  // two tones are rather the letters of another language than a second thought: beers
  isCertain: (typed) =>
    !/[aeiouyw].*[fjrsx].*[fjrsx]/.test(typed) &&
    (typed.length > 4 || /^dd|.j|aa|uw|uy|^n[gh]|^kh|[^aou]w./.test(typed)),
}

const vni: InputMethod = {
  pattern: /^[a-z][a-z\d]{1,11}$/,
  press(reading, key) {
    if (!/\d/.test(key)) return [typedOn(reading, key)]
    if (key === '9') return barred(reading)
    if (key <= '5') return hasVowel(reading) ? toned(reading, Number(key)) : []
    if (key === '6') return Object.entries(hats).flatMap(([from, to]) => exchanged(reading, from, to))
    return key === '7' ? horned(reading) : breved(reading)
  },
  // a number behind letters may be what it is: bài 2, khóa 31
  isCertain: (typed) => /\d[a-z]/.test(typed) || /(?:[1-5][6-9]|[6-9]{1,2}[1-5])$/.test(typed),
}

/** `ưo` has two horns before a letter, and an open `ươ` has one: thuở. */
const finished = ({ letters, tone }: Reading): Reading => ({
  letters: letters.replace(/ưo(?=.)/, 'ươ').replace(/ươ$/, 'uơ'),
  tone,
})

function read(word: string, method: InputMethod): KeyedWord | null {
  const typed = word.toLowerCase()
  if (!method.pattern.test(typed)) return null
  let readings: Reading[] = [{ letters: '', tone: 0 }]
  for (const key of typed) readings = readings.flatMap((reading) => method.press(reading, key))
  const made = readings.map(finished).filter(({ letters, tone }) => letters !== typed || tone > 0)
  const spelled = made.find(({ letters, tone }) => isSpelled(letters, tone))
  const partly = made.find(({ letters }) => isSyllable(withoutMarks(letters)))
  const best = spelled ?? (isSyllable(typed) ? undefined : partly)
  if (best === undefined) return null
  return {
    word: withTone(best.letters, best.tone),
    isSpelled: spelled !== undefined,
    isCertain: method.isCertain(typed),
  }
}

/**
 * Reads Telex or VNI keys: `ddangr` and `d9ang3` are đảng. Keys may stand anywhere behind their letter, as input methods
 * take them: `hojoi`, `nguowif`, `d9ai5`.
 * @returns null if the word has no such keys, or if they make no syllable
 */
export const readKeys = (word: string): KeyedWord | null => read(word, /\d/.test(word) ? vni : telex)
