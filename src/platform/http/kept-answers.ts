import type { StateReader } from '../database/state.ts'

/** An answer in bytes: the hash, the length and the socket need them all, and a text would be encoded for each. */
export interface Outgoing {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** Gives an answer that was kept, or has it made. */
export type KeptAnswers = (address: string, make: () => Promise<Outgoing>) => Promise<Outgoing>

/** Recency is part of some answers, in steps nobody sees; older ones are made anew. */
const LONGEST_MS = 60_000
const MOST_ADDRESSES = 5_000
const LARGEST = 512 * 1024

interface Kept {
  /** Absent where the address was asked and its answer not kept. */
  answer?: Outgoing
  state: string
  since: number
  /** So many times more the answer is made without looking at the state: it changes faster than readers come. */
  pause: number
  lastPause: number
}

const sizeOf = (address: string, { answer }: Kept) => 200 + address.length * 2 + (answer?.body.length ?? 0)

/** Has every answer made. */
export const keepNothing: KeptAnswers = (_address, make) => make()

/** Addresses and what is kept of them, the longest unasked first; never more than `mostBytes`. */
function shelf(mostBytes: number) {
  const all = new Map<string, Kept>()
  let bytes = 0
  const drop = (address: string) => {
    const known = all.get(address)
    if (known === undefined) return
    bytes -= sizeOf(address, known)
    all.delete(address)
  }
  return {
    take: (address: string): Kept | undefined => {
      const known = all.get(address)
      if (known === undefined) return undefined
      all.delete(address)
      all.set(address, known)
      return known
    },
    put: (address: string, kept: Kept) => {
      drop(address)
      all.set(address, kept)
      bytes += sizeOf(address, kept)
      for (const oldest of all.keys()) {
        if (bytes <= mostBytes && all.size <= MOST_ADDRESSES) break
        drop(oldest)
      }
    },
  }
}

/**
 * Keeps answers that follow from the database and the address alone. One is given again only after the database has
 * been asked, since the request came, whether anything in it has changed: so a reader never gets what a commit before
 * the request has taken back, whichever process it went through. An address that is asked once costs nothing.
 * @param mostBytes of memory for them; 0 keeps none
 */
export function keptAnswers(stateOf: StateReader, mostBytes: number): KeptAnswers {
  if (mostBytes === 0) return keepNothing
  const { take, put } = shelf(mostBytes)

  const rest = (address: string, { lastPause }: Kept) => {
    const pause = Math.min(32, lastPause * 2 + 1)
    put(address, { state: '', since: 0, pause, lastPause: pause })
  }

  /** Makes an answer and keeps it, if nothing changed meanwhile. */
  const makeAndKeep = async (address: string, known: Kept, state: string, make: () => Promise<Outgoing>) => {
    const answer = await make()
    if (answer.status !== 200 || answer.body.length > LARGEST) return answer
    const since = performance.now()
    // its bytes alone, and not those that were made beside them
    const copied = { ...answer, body: Buffer.from(answer.body) }
    if ((await stateOf()) === state) put(address, { ...known, answer: copied, state, since })
    else rest(address, known)
    return answer
  }

  return async (address, make) => {
    const known = take(address)
    if (known === undefined) {
      put(address, { state: '', since: 0, pause: 0, lastPause: 0 })
      return await make()
    }
    if (known.pause > 0) {
      known.pause -= 1
      return await make()
    }
    const state = await stateOf()
    const { answer } = known
    if (answer === undefined) return await makeAndKeep(address, known, state, make)
    if (known.state !== state) {
      rest(address, known)
      return await make()
    }
    known.lastPause = 0
    if (performance.now() - known.since < LONGEST_MS) return answer
    return await makeAndKeep(address, known, state, make)
  }
}
