import { anonymous } from '../../platform/access/caller.ts'
import { accessOf, everyone, type Access } from '../../platform/access/policy.ts'

/** The access of readers: a home page is the same for all callers. */
export const readers: Access = accessOf(everyone, anonymous)
