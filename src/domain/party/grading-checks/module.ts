import { readEntry } from '../../../platform/access/resource-access.ts'
import type { Module } from '../../../platform/resource/module.ts'
import { memberAccess } from '../access.ts'
import { gradingChecksRoutes } from './routes.ts'

/** Checks of gradings against the rules of their period. */
export const gradingChecksModule: Module = {
  tag: {
    name: 'PartyGradingChecks',
    vi: 'Rà soát xếp loại',
    description: 'Gradings of a period against quota rules and least scores. Never public.',
  },
  policy: { getPartyGradingChecks: readEntry(memberAccess) },
  routes: gradingChecksRoutes,
}
