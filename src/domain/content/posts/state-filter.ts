import { sql, type SQL } from 'drizzle-orm'
import { ownNames } from '../../../platform/access/caller.ts'
import type { Access } from '../../../platform/access/policy.ts'
import { qualified } from '../../../platform/database/columns.ts'
import { choiceFilter } from '../../../platform/resource/filters.ts'
import type { AppliedFilter, Filter } from '../../../platform/resource/filter.ts'
import { isSubmitted, reviewConditions } from './approval/waiting-for.ts'
import { isOwnDraft } from './own-drafts.ts'
import { posts as table, postStatuses } from './table.ts'

/** States that are no values of the field `status`: posts in them are published, drafts, or archived as well. */
const furtherStates = ['scheduled', 'submitted'] as const

type FurtherState = (typeof furtherStates)[number]

const byField = choiceFilter(
  table.status,
  [...postStatuses, ...furtherStates],
  'Only posts in these states; readers see published ones anyway. Two are no values of the field: `scheduled` is published with `published_at` ahead, `submitted` waits for approval, a draft or the working draft of a post. `published` finds scheduled ones too. Readers find nothing by `scheduled`, `submitted`, `draft` and `archived`, and authors their own drafts.',
)

const isScheduled = () =>
  sql`(${qualified(table.status)} = 'published' and ${qualified(table.published_at)} > now())`

/** What finds the posts in a further state, by its index. */
const conditionsOf: Record<FurtherState, Omit<AppliedFilter, 'shape' | 'values'>> = {
  scheduled: { where: isScheduled, perRow: isScheduled, sort: 'published_at', isRare: true },
  submitted: { ...reviewConditions(isSubmitted), isRare: true },
}

const isFurther = (state: string): state is FurtherState => furtherStates.some((further) => further === state)

/** Joins filters, of which any may match. Together they may find many rows. */
function anyOf(filters: readonly AppliedFilter[]): AppliedFilter {
  const [first, ...others] = filters
  if (first !== undefined && others.length === 0) return first
  const joined = (way: 'perRow' | 'collected') => () =>
    sql`(${sql.join(
      filters.map((filter) => (filter[way] ?? filter.where)()),
      sql` or `,
    )})`
  return {
    shape: filters.map(({ shape }) => shape).join('|'),
    values: Object.assign({}, ...filters.map(({ values }) => values)) as Record<string, unknown>,
    where: joined('collected'),
    perRow: joined('perRow'),
  }
}

/** What an author finds by states: published posts, and own drafts. The drafts of others are not even read. */
function ofAuthor(name: string, states: readonly string[], { caller }: Access): AppliedFilter {
  const values = { [name]: ownNames(caller) }
  const own = () => isOwnDraft(sql`${sql.placeholder(name)}::text[]`)
  const submitted = () => sql`${own()} and ${reviewConditions(isSubmitted).where()}`
  const found: Readonly<Record<string, () => SQL>> = {
    published: () => sql`${qualified(table.status)} = 'published'`,
    draft: own,
    submitted,
  }
  const wanted = [...new Set(states)].filter((state) => state in found).toSorted()
  if (wanted.length === 0) return nothing(name)
  const where = () =>
    sql`(${sql.join(
      wanted.map((state) => found[state]!()),
      sql` or `,
    )})`
  const kinds = new Set(
    wanted.map((state) => (state === 'published' ? ('public' as const) : ('own' as const))),
  )
  const [kind] = kinds
  return {
    shape: `${name}:own:${wanted.join()}`,
    values,
    where,
    ...(kind && kinds.size === 1 ? { kind } : {}),
  }
}

const nothing = (name: string): AppliedFilter => ({
  shape: `${name}:none`,
  values: {},
  where: () => sql`false`,
})

/** The further states that a caller learns of, each with its condition of a row. */
function seenFurtherStates(
  name: string,
  { allRows, ownRows }: Access,
): readonly (readonly [state: FurtherState, isSo: () => SQL])[] {
  const submitted = () => {
    const { perRow, where } = conditionsOf.submitted
    return (perRow ?? where)()
  }
  if (allRows)
    return [
      ['scheduled', isScheduled],
      ['submitted', submitted],
    ]
  if (ownRows === undefined) return []
  const own = () => isOwnDraft(sql`${sql.placeholder(name)}::text[]`)
  return [['submitted', () => sql`${own()} and ${submitted()}`]]
}

/** Filters posts by their state. Who does not see all posts learns nothing of states that only editors see. */
export const stateFilter: Filter = {
  schema: byField.schema,
  apply: (name, value, query, access) => {
    const states = value as string[]
    const plain = states.filter((state) => !isFurther(state))
    if (access.ownRows !== undefined) return ofAuthor(name, states, access)
    const further = access.allRows ? [...new Set(states)].filter(isFurther) : []
    if (plain.length + further.length === 0) return nothing(name)
    return anyOf([
      ...(plain.length > 0 ? [byField.apply(name, plain, query, access)] : []),
      ...further.map((state) => ({ shape: `${name}:${state}`, values: {}, ...conditionsOf[state] })),
    ])
  },
  ne: {
    schema: byField.ne.schema,
    apply: (name, value, query, access) => {
      const left = value as string[]
      const kept = postStatuses.filter((status) => !left.includes(status))
      if (kept.length === 0) return nothing(name)
      const applied = stateFilter.apply(name, kept, query, access)
      const further = seenFurtherStates(name, access).filter(([state]) => left.includes(state))
      const where = () =>
        sql.join([applied.where(), ...further.map(([, isSo]) => sql`(${isSo()}) is not true`)], sql` and `)
      const values = access.ownRows === undefined ? {} : { [name]: ownNames(access.caller) }
      const shape = [applied.shape, ...further.map(([state]) => state)].join('!')
      return {
        shape,
        values: { ...applied.values, ...values },
        plannedByValue: true,
        where,
        perRow: where,
      }
    },
  },
}
