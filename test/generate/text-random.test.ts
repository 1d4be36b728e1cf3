import { randomSource } from '../../src/generate/text/random.ts'
import { fc } from '../support/fast-check.ts'
import { test } from '../support/shared-test.ts'

const numbersOf = (seed: number, kind: string, row: number) => {
  const random = randomSource(seed, kind, row)
  return Array.from({ length: 4 }, () => random.below(2 ** 32))
}

test('a row has its own choices, whatever its seed, kind and number', async (t) => {
  t.strictSame(numbersOf(1, 'post', 0), numbersOf(1, 'post', 0))
  const starts = [
    numbersOf(1, 'post', 0),
    numbersOf(1, 'post', 1),
    numbersOf(1, 'class', 0),
    numbersOf(2, 'post', 0),
    numbersOf(1 + 2 ** 32, 'post', 0),
    numbersOf(1, 'post', 2 ** 32),
    numbersOf(-1, 'post', 0),
  ]
  t.equal(new Set(starts.flat()).size, starts.flat().length, 'nothing in common')
})

test('a hundred thousand neighbouring rows do not begin alike', async (t) => {
  const rows = 100_000
  const starts = new Set(
    Array.from({ length: rows }, (_, row) => numbersOf(5, 'post', row).slice(0, 2).join()),
  )
  t.equal(starts.size, rows)
  const ones = Array.from({ length: rows }, (_, row) => randomSource(5, 'post', row).below(10))
  for (let digit = 0; digit < 10; digit++) {
    const share = ones.filter((one) => one === digit).length / rows
    t.ok(share > 0.095 && share < 0.105, `${digit} comes first in ${share} of the rows`)
  }
})

test('choices stay within their bounds', async (t) => {
  const list = ['a', 'b', 'c']
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.maxSafeNat(),
      fc.integer({ min: 1, max: 1000 }),
      (seed, row, bound) => {
        const random = randomSource(seed, 'x', row)
        const below = random.below(bound)
        const between = random.between(-bound, bound)
        const within =
          Number.isInteger(below) && below >= 0 && below < bound && between >= -bound && between <= bound
        return (
          within &&
          list.includes(random.pick(list)) &&
          list.includes(random.pickEarly(list)) &&
          random.oneIn(1)
        )
      },
    ),
  )
  const random = randomSource(1, 'x', 1)
  const early = Array.from({ length: 10_000 }, () => random.pickEarly(list)).filter(
    (one) => one === 'a',
  ).length
  t.ok(early > 5500 && early < 6000, `${early} of 10,000 early picks are the first of three`)
})
