const tens = ['', 'x', 'xx', 'xxx']
const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']

const numerals = tens.flatMap((ten) => ones.map((one) => ten + one))
const values = new Map(numerals.map((numeral, value) => [numeral, value] as const).slice(1))

/** A number in Roman letters, in lower case; null for zero and for numbers that no congress or course has. */
export const romanOf = (value: number): string | null => numerals[value] || null

/** The value of Roman letters in lower case; null where they are none, or above 39. */
export const valueOfRoman = (letters: string): number | null => values.get(letters) ?? null
