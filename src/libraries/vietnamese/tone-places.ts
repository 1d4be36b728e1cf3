const vowel = /[aăâeêioôơuưy]/

/** The tones by number: none, sắc, huyền, hỏi, ngã, nặng. */
export const toneMarks = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323']

const withTone = (letter: string, tone: number) => (letter + toneMarks[tone]).normalize('NFC')

/** All places of the tone: hoà and hòa. */
export const withToneAnywhere = (letters: string, tone: number): string[] =>
  [...letters].flatMap((letter, at) =>
    vowel.test(letter) ? [letters.slice(0, at) + withTone(letter, tone) + letters.slice(at + 1)] : [],
  )

/** A pattern of the letters, each vowel with any tone. */
export const withAnyTone = (letters: string): string =>
  [...letters]
    .map((letter) =>
      vowel.test(letter) ? `[${toneMarks.map((_, tone) => withTone(letter, tone)).join('')}]` : letter,
    )
    .join('')
