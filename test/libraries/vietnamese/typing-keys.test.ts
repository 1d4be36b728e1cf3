import { readSyllable } from '../../../src/libraries/vietnamese/syllable.ts'
import { isSpelled, withTone } from '../../../src/libraries/vietnamese/spelling.ts'
import { readKeys } from '../../../src/libraries/vietnamese/typing-keys.ts'
import { test } from '../../support/shared-test.ts'
import { fc } from '../../support/fast-check.ts'
import { volume } from '../../support/volume.ts'

const wordOf = (keys: string) => readKeys(keys)?.word ?? null

test('keys of Telex and VNI, wherever input methods take them', (t) => {
  for (const [word, ...typed] of [
    ['đại', 'ddaij', 'daijd', 'dadij', 'd9a5i', 'd9ai5', 'dai95', 'dai59'],
    ['hội', 'hooij', 'hojoi', 'hoioj', 'hoijo', 'ho65i', 'ho6i5', 'hoi56'],
    ['bộ', 'booj', 'bojo', 'bo65'],
    ['hợi', 'howij', 'hoiwj', 'hoijw', 'ho75i'],
    ['đảng', 'ddangr', 'dangdr', 'ddarng', 'd9ang3', 'da3ng9'],
    ['đồng', 'ddoongf', 'dongofd', 'd9o62ng'],
    ['chí', 'chis', 'chi1'],
    ['người', 'nguowif', 'nguwowif', 'nguoiwf', 'ngwowif', 'ngu7o72i', 'nguoi72'],
    ['được', 'dduwowcj', 'duocwdj', 'd9u7o7c5', 'duoc795'],
    ['trường', 'truwowngf', 'truowngf', 'truongwf', 'truwongf', 'truong72'],
    ['thuở', 'thuowr', 'thuo73'],
    ['quỹ', 'quyx', 'quy4'],
    ['như', 'nhw', 'nhuw', 'nhu7'],
    ['từ', 'twf', 'tuwf', 'tu72'],
    ['mưa', 'mwa', 'muwa', 'muaw', 'mua7'],
    ['hoặc', 'hoawcj', 'hoacwj', 'hoa85c'],
    ['quặng', 'quawngj', 'qua85ng'],
    ['lưu', 'luwu', 'luuw', 'lwu', 'lu7u'],
    ['ý', 'ys', 'y1'],
    ['xoong', 'xooong'],
    ['khoẻo', 'khoeor', 'khoeo3'],
    ['giếng', 'gieengs', 'gieng61'],
    ['hòa', 'hoaf', 'hofa', 'hoa2'],
    ['hoi', 'hoisz', 'hoi10'],
    ['hồi', 'hooisf', 'hooijf'],
  ] as const) {
    for (const keys of typed) t.equal(wordOf(keys), word, `${keys} is ${word}`)
  }
  t.end()
})

test('what is no syllable in keys stays as it is', (t) => {
  for (const typed of 'dang chi tcllct a class press hoiss boss windows h5n1 k45 b52 91 ho66 d9'.split(' ')) {
    t.equal(wordOf(typed), null, typed)
  }
  t.same(readKeys('truongf'), { word: 'truòng', isSpelled: false, isCertain: true }, 'a key is missing')
  t.end()
})

test('short words of other languages and codes that keys could make are not certain', (t) => {
  for (const typed of 'as car max list been beer beers mix sex tw a1 co2 bai2 quy4 khoa31'.split(' ')) {
    t.equal(readKeys(typed)?.isCertain ?? false, false, typed)
  }
  for (const typed of 'booj ddangr quys ngaf hooij thaor bo65 d9a3ng vie6n ma1u'.split(' ')) {
    t.equal(readKeys(typed)?.isCertain, true, typed)
  }
  t.end()
})

const onsets = ' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')
const openRhymes = `a ai ao au ay am an ang anh ăm ăn ăng âm ân âng âu ây e eo em en eng ê êm ên ênh êu i ia im in inh iu iêm iên
  iêng iêu o oi om on ong oa oai oao oay oam oan oang oanh oăm oăn oăng oe oen oeo oong ô ôi ôm ôn ông ơ ơi ơm ơn u ua ui
  um un ung uy uân uâng uây uê uênh uôi uôm uôn uông uơ uya uyên uynh uyu ư ưa ưi ưng ưu ươi ươm ươn ương ươu y yêm yên yêu`
const stoppedRhymes = `ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oc op ot oac oach oat oăc oăt ooc
  ôc ôp ôt ơp ơt uc up ut uât uyêt uych uyt uôc uôt ưc ưt ươc ươp ươt yêt`
const words = (text: string) => text.split(/\s+/)

/** Every syllable that Vietnamese spelling allows, and some that it does not use: letters with hats, and a tone. */
const syllables = onsets.flatMap((onset) => [
  ...words(openRhymes).flatMap((rhyme) =>
    [0, 1, 2, 3, 4, 5].map((tone) => ({ letters: onset + rhyme, tone })),
  ),
  ...words(stoppedRhymes).flatMap((rhyme) => [1, 5].map((tone) => ({ letters: onset + rhyme, tone }))),
])
// `qu` and `gi` before u and i are other onsets: quua, giia
const written = syllables.filter(({ letters }) => !/^(?:qu[uưoơô]|qu[oôơ][^n]|gi[iy])/.test(letters))

type Keys = Readonly<Record<string, string>>
const telexKeys = {
  keys: { ă: 'w', â: 'a', ê: 'e', ô: 'o', ơ: 'w', ư: 'w', đ: 'd' },
  tones: ['', 's', 'f', 'r', 'x', 'j'],
}
const vniKeys = {
  keys: { ă: '8', â: '6', ê: '6', ô: '6', ơ: '7', ư: '7', đ: '9' },
  tones: ['', '1', '2', '3', '4', '5'],
}
const base: Keys = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' }

/** Types a syllable: each key stands anywhere behind its letter, as `place` (0 to 1) says. */
function typed(
  letters: string,
  tone: number,
  { keys, tones }: { keys: Keys; tones: string[] },
  places: number[],
): string {
  // one key gives both horns of ươ
  const together = letters.replace('ươ', 'uơ')
  const behind: string[] = Array.from({ length: together.length }, () => '')
  const press = (key: string, from: number, turn: number) => {
    const at = from + Math.floor(places[turn]! * (together.length - from))
    behind[at] += key
  }
  // a third key takes the hat off again
  if (keys['ô'] === 'o' && together.includes('oo')) behind[together.indexOf('oo') + 1] = 'o'
  const firstVowel = [...together].findIndex(
    (letter, i) => /[aăâeêioôơuưy]/.test(letter) && !/^(?:gi[aeiouăâêôơư]|qu)/.test(together.slice(i - 1)),
  )
  if (tone > 0) press(tones[tone]!, firstVowel, 0)
  ;[...together].forEach((letter, i) => {
    const key = keys[letter]
    if (key !== undefined) press(key, i, 1 + (letter === 'đ' ? 0 : 1))
  })
  return [...together].map((letter, i) => (base[letter] ?? letter) + behind[i]!).join('')
}

test('every syllable that is typed in Telex or VNI is read back', (t) => {
  const exact = (word: string) => readSyllable(word).exact
  const syllable = fc.constantFrom(...written)
  const place = fc.double({ min: 0, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(
      syllable,
      fc.constantFrom(telexKeys, vniKeys),
      fc.tuple(place, place, place),
      ({ letters, tone }, method, places) => {
        const keys = typed(letters, tone, method, places)
        if (keys !== letters) t.equal(exact(wordOf(keys) ?? ''), exact(withTone(letters, tone)), keys)
      },
    ),
    { numRuns: volume(100_000) },
  )
  t.end()
})

test('spelling: stops carry acute or dot only, and the tone stands at its usual letter', (t) => {
  t.ok(isSpelled('hôc', 1) && isSpelled('hôc', 5) && !isSpelled('hôc', 0) && !isSpelled('hôc', 2))
  t.ok(isSpelled('nghiêng', 0) && !isSpelled('nghieng', 0) && !isSpelled('lă', 1) && !isSpelled('exce', 4))
  for (const [letters, tone, word] of [
    ['hoa', 2, 'hòa'],
    ['hoan', 2, 'hoàn'],
    ['thuy', 1, 'thúy'],
    ['quy', 1, 'quý'],
    ['quyêt', 1, 'quyết'],
    ['giưa', 4, 'giữa'],
    ['gia', 2, 'già'],
    ['gi', 2, 'gì'],
    ['mia', 1, 'mía'],
    ['ngươi', 2, 'người'],
    ['khuyu', 5, 'khuỵu'],
    ['oai', 3, 'oải'],
  ] as const)
    t.equal(withTone(letters, tone), word)
  t.end()
})
