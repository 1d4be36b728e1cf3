import type { FastifyRequest } from 'fastify'
import { networkOf } from '../http/network.ts'
import { anonymous, type Caller } from '../access/scopes.ts'

/** A caller that needs a thread, as places in the queue are shared out. */
export interface TaskCaller {
  /** Equal for all requests of one caller: a key, or a network without one. */
  name: string
  hasKey: boolean
}

/** Someone who has a key, or the server's own shell. */
export const taskCallerWithKey = ({ name }: Caller): TaskCaller => ({ name, hasKey: true })

/** The caller of a request. */
export const taskCallerOf = ({ access: { caller }, ip }: Pick<FastifyRequest, 'access' | 'ip'>): TaskCaller =>
  caller === anonymous ? { name: networkOf(ip), hasKey: false } : taskCallerWithKey(caller)
