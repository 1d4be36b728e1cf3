import type { FastifyRequest } from 'fastify'
import { networkOf } from '../http/network.ts'
import { anonymous, type Caller } from '../http/scopes.ts'

/** A caller that needs a thread, as places in the queue are shared out. */
export interface Asker {
  /** Equal for all requests of one caller: a key, or a network without one. */
  name: string
  hasKey: boolean
}

/** Someone who has a key, or the server's own shell. */
export const askerWithKey = ({ name }: Caller): Asker => ({ name, hasKey: true })

/** The caller of a request. */
export const askerOf = ({ access: { caller }, ip }: Pick<FastifyRequest, 'access' | 'ip'>): Asker =>
  caller === anonymous ? { name: networkOf(ip), hasKey: false } : askerWithKey(caller)
