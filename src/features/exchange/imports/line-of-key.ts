/** Stores the line of each key of a file. */
export interface LineOfKey {
  /** The earlier line of a key; undefined if the key is new, which stores it. */
  note(key: string, line: number): number | undefined
  /** The line of a key. */
  lineOf(key: string): number | undefined
}

/** Two halves of a hash, and the line: 12 bytes for each key. */
interface Slots {
  high: Uint32Array
  low: Uint32Array
  lines: Uint32Array
}

const slotsOf = (size: number): Slots => ({
  high: new Uint32Array(size),
  low: new Uint32Array(size),
  lines: new Uint32Array(size),
})

/** The index of a hash, or the free index for it. Lines count from 1, so 0 means free. */
function slotOf({ high, low, lines }: Slots, a: number, b: number): number {
  const mask = lines.length - 1
  let at = b & mask
  while (lines[at] !== 0 && (high[at] !== a || low[at] !== b)) at = (at + 1) & mask
  return at
}

function grown(slots: Slots): Slots {
  const larger = slotsOf(slots.lines.length * 2)
  for (let at = 0; at < slots.lines.length; at++) {
    const line = slots.lines[at]!
    if (line === 0) continue
    const slot = slotOf(larger, slots.high[at]!, slots.low[at]!)
    larger.high[slot] = slots.high[at]!
    larger.low[slot] = slots.low[at]!
    larger.lines[slot] = line
  }
  return larger
}

/** Two hashes of 32 bits of a whole text. */
function hashesOf(text: string): [number, number] {
  let a = 0x9747b28c
  let b = 0x3c6ef372
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x9e3779b1)
    b = Math.imul(b ^ code, 0x5f356495)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return [a >>> 0, b >>> 0]
}

/**
 * Stores keys as hashes of 64 bits, so that a million keys of any length take 25 MB. The probability that two of a million
 * keys have the same hash is less than one in ten million.
 */
export function lineOfKey(): LineOfKey {
  let slots = slotsOf(1024)
  let count = 0
  return {
    lineOf: (key) => {
      const [a, b] = hashesOf(key)
      const line = slots.lines[slotOf(slots, a, b)]!
      return line === 0 ? undefined : line
    },
    note: (key, line) => {
      const [a, b] = hashesOf(key)
      const at = slotOf(slots, a, b)
      const known = slots.lines[at]!
      if (known !== 0) return known
      slots.high[at] = a
      slots.low[at] = b
      slots.lines[at] = line
      count++
      if (count * 2 > slots.lines.length) slots = grown(slots)
      return undefined
    },
  }
}
