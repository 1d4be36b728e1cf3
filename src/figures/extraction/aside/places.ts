import type { FastifyRequest } from 'fastify'
import { networkOf } from '../../../http/network.ts'
import { anonymous } from '../../../http/scopes.ts'

/** Who wants a long text to be read. */
export interface Asker {
  /** Equal for all requests of one caller: a key, or a network without one. */
  name: string
  hasKey: boolean
}

/** So many texts may be there at once, the one that is being read among them: none waits longer than a request may take. */
export const mostPlaces = 4
/** One place is left for those who have a key. */
const MOST_OF_STRANGERS = 3
const MOST_OF_ONE = 2

const held: Asker[] = []

/** The caller of a request, as places are shared out. */
export function askerOf({ access: { caller }, ip }: Pick<FastifyRequest, 'access' | 'ip'>): Asker {
  return caller === anonymous ? { name: networkOf(ip), hasKey: false } : { name: caller.name, hasKey: true }
}

/**
 * Takes a place for a long text.
 * @returns what gives it back; undefined where there is none for this caller
 */
export function takePlace(asker: Asker): (() => void) | undefined {
  const own = held.filter(({ name }) => name === asker.name).length
  const strangers = held.filter(({ hasKey }) => !hasKey).length
  const isFull =
    held.length >= mostPlaces || own >= MOST_OF_ONE || (!asker.hasKey && strangers >= MOST_OF_STRANGERS)
  if (isFull) return undefined
  const place = { ...asker }
  held.push(place)
  return () => {
    held.splice(held.indexOf(place), 1)
  }
}
