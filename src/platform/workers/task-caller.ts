import type { FastifyRequest } from 'fastify'
import { networkOf } from '../http/network.ts'
import { anonymous, type Caller } from '../access/caller.ts'

/** A caller as the task queue distinguishes callers. */
export interface TaskCaller {
  /** Equal for all requests of one caller: the name of its key, or its network. */
  name: string
  hasKey: boolean
}

/** A caller with a key, or the server's own shell. */
export const taskCallerWithKey = ({ name }: Caller): TaskCaller => ({ name, hasKey: true })

/** The caller of a request. */
export const taskCallerOf = ({ access: { caller }, ip }: Pick<FastifyRequest, 'access' | 'ip'>): TaskCaller =>
  caller === anonymous ? { name: networkOf(ip), hasKey: false } : taskCallerWithKey(caller)
