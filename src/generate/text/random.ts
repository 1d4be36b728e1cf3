/** A stream of random choices: the same on every machine, since it is made of 32-bit integers alone. */
export type Random = {
  /** A whole number from 0 up to, and not including, the bound. */
  below(bound: number): number
  /** A whole number between two others, both included. */
  between(least: number, most: number): number
  /** True once in so many times. */
  oneIn(times: number): boolean
  pick<T>(list: readonly T[]): T
  /** Like `pick`, with those in front far more often, as words and names occur. */
  pickEarly<T>(list: readonly T[]): T
}

const RANGE = 2 ** 32
/** Rounds until every bit of the start has touched every bit of the state. */
const WARM_UP = 12

/**
 * The random choices for one row of one kind. Each row has its own stream, started from the seed, the kind and
 * the row's number, so that any row can be made without those before it, in any order and by any process.
 */
export function randomSource(seed: number, kind: string, row: number): Random {
  let a = scramble(seed)
  let b = scramble(Math.floor(seed / RANGE) ^ hashOf(kind))
  let c = scramble(row)
  let counter = scramble(Math.floor(row / RANGE))

  // The "small fast counting" generator (sfc32): its counter keeps any start from falling into a short cycle.
  const next = () => {
    const result = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }
  for (let round = 0; round < WARM_UP; round++) next()

  const below = (bound: number) => Math.floor((next() / RANGE) * bound)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    oneIn: (times) => below(times) === 0,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    pickEarly: <T>(list: readonly T[]) => {
      const part = next() / RANGE
      return list[Math.floor(part * part * list.length)] as T
    },
  }
}

/** Spreads near numbers far apart: rows 1 and 2 must not begin alike. One-to-one on 32 bits. */
function scramble(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b)
  return mixed ^ (mixed >>> 16)
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
