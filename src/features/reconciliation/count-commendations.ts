import { and, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.ts'
import { seesAllRows } from '../../platform/access/policy.ts'
import type { ReadAccess } from '../../platform/access/resource-access.ts'
import { partyAccess } from '../../domain/party/access.ts'
import type { Caller } from '../../platform/access/caller.ts'
import { commendations as table } from '../../domain/party/commendations/table.ts'
import { extractFigures } from '../../libraries/figure-grammar/extract.ts'
import type { Unit } from '../../libraries/figure-grammar/figure.ts'
import type { RegisterCounts } from './register-rows.ts'

const register = 'commendations'

const select = {
  year: table.year,
  party_cell_id: table.party_cell_id,
  party_member_id: table.party_member_id,
  person_id: table.person_id,
  unit: table.unit,
}

type Award = { [Name in keyof typeof select]: (typeof select)[Name]['_']['data'] | null }
type Recipient = 'party_cell_id' | 'party_member_id' | 'person_id'

interface CommendationQuery {
  indicator: string
  recipient: Recipient
  /** The units of a group of recipients: 9 đảng viên. */
  units: readonly Unit[]
  /** The same as in `RegisterQuery`. */
  requiredAccess?: ReadAccess
}

const commendationQueries: readonly CommendationQuery[] = [
  { indicator: 'party.cells_commended', recipient: 'party_cell_id', units: ['cell'] },
  {
    indicator: 'party.members_commended',
    recipient: 'party_member_id',
    units: ['member'],
    requiredAccess: partyAccess,
  },
  {
    indicator: 'staff.commended',
    recipient: 'person_id',
    units: ['staff', 'lecturer'],
  },
]

/** The size of a group if its name is only a number and a unit (`9 đảng viên`), else 0 (`Công đoàn trường`). */
function groupSize(name: string, units: readonly Unit[]): number {
  const [figure, ...others] = extractFigures(name)
  return figure !== undefined && others.length === 0 && units.includes(figure.unit) ? figure.value : 0
}

function countRecipients(awards: readonly Award[], { recipient, units }: CommendationQuery): number {
  // a recipient of two awards counts once
  const recipients = new Set(awards.flatMap((award) => award[recipient] ?? []))
  return awards.reduce((sum, { unit }) => sum + (unit === null ? 0 : groupSize(unit, units)), recipients.size)
}

/** Counts the recipients of awards in each of the years: named recipients, and members of groups with a number. */
export async function countCommendations(
  { orm }: Pick<Transaction, 'orm'>,
  years: readonly number[],
  caller: Caller,
): Promise<RegisterCounts[]> {
  const awards = await orm
    .select(select)
    .from(table)
    .where(and(isNull(table.deleted_at), inArray(table.year, [...years])))
  return years.flatMap((year) => {
    const awardsOfYear = awards.filter((award) => award.year === year)
    return commendationQueries
      .filter(({ requiredAccess }) => requiredAccess === undefined || seesAllRows(requiredAccess, caller))
      .map((query): RegisterCounts => {
        const cells = [{ dimensions: {}, count: countRecipients(awardsOfYear, query) }]
        return { register, indicator: query.indicator, year, countable: [], cells }
      })
  })
}
