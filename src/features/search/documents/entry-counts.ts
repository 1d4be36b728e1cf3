/** The slot of an entry, or the free slot for it. */
function slotOf(slots: Int32Array, counts: Uint32Array, entry: number): number {
  const mask = slots.length - 1
  let at = entry & mask
  while (counts[at] !== 0 && slots[at] !== entry) at = (at + 1) & mask
  return at
}

const initialSlots = 2048

/** The entries of the document that is read, and how often each comes: a hash table that every document uses again. */
export class EntryCounts {
  #slots = new Int32Array(initialSlots)
  #counts = new Uint32Array(initialSlots)
  #entries = new Int32Array(initialSlots / 2)
  #size = 0

  /** Begins the next document. */
  clear(): void {
    this.#counts.fill(0)
    this.#size = 0
  }

  /** @returns how often the entry has come, this time counted */
  add(entry: number): number {
    const at = slotOf(this.#slots, this.#counts, entry)
    const count = this.#counts[at]!
    if (count > 0) return (this.#counts[at] = count + 1)
    if (this.#size === this.#entries.length) {
      this.#grow()
      return this.add(entry)
    }
    this.#slots[at] = entry
    this.#counts[at] = 1
    this.#entries[this.#size] = entry
    this.#size += 1
    return 1
  }

  /** Each entry once, in ascending order. */
  ascending(): Int32Array {
    return this.#entries.slice(0, this.#size).sort()
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2)
    const counts = new Uint32Array(slots.length)
    const entries = new Int32Array(slots.length / 2)
    entries.set(this.#entries)
    for (const entry of this.#entries) {
      const at = slotOf(slots, counts, entry)
      slots[at] = entry
      counts[at] = this.#counts[slotOf(this.#slots, this.#counts, entry)]!
    }
    this.#slots = slots
    this.#counts = counts
    this.#entries = entries
  }
}
