import { sql, type SQL } from 'drizzle-orm'
import { partyAccess } from '../../../domain/party/access.ts'
import { commendations as list } from '../../../domain/party/commendations/resource.ts'
import type { CoveredRegister } from '../../../domain/figures/register-coverage/table.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import { accessToTarget } from '../../../platform/resource/target-access.ts'
import { groupByYear } from '../group-by-year.ts'
import type { Statistic } from '../statistic.ts'

type CommendationMeasure = 'awards' | 'cells_commended' | 'members_commended' | 'staff_commended'

/** A form or an awarding body in the words of decisions; case of the first letter says nothing. */
const firstLetterUpper = (column: string) =>
  sql.raw(`upper(left(${column}, 1)) || substring(${column} from 2)`)

function awards(visible: SQL): SQL {
  return sql`select year, count, ${firstLetterUpper('form')} as form, ${firstLetterUpper('awarded_by')} as awarded_by,
      case when party_cell_id is not null then 'party_cell' when party_member_id is not null then 'party_member'
        when person_id is not null then 'person' else 'unit' end as recipient
    from commendations where deleted_at is null and ${visible}
      and year between ${sql.placeholder('from')} and ${sql.placeholder('to')}`
}

/**
 * @param visible selects the awards that the caller sees
 * @param registers empty for callers who do not see all awards, because for them the register is not complete
 */
const commendationStatistic = (
  visible: SQL,
  registers: readonly CoveredRegister[],
): Statistic<CommendationMeasure> => ({
  name: 'commendations',
  title: { vi: 'Khen thưởng', en: 'Commendations' },
  access: partyAccess,
  measures: [
    { name: 'awards', label: { vi: 'Số lượt khen thưởng', en: 'Awards' }, indicator: null, registers },
    // groups of recipients are in the register by their name only, so the register does not count these
    {
      name: 'cells_commended',
      label: { vi: 'Số chi bộ được khen', en: 'Cells commended' },
      indicator: 'party.cells_commended',
      registers: [],
    },
    {
      name: 'members_commended',
      label: { vi: 'Số đảng viên được khen', en: 'Members commended' },
      indicator: 'party.members_commended',
      registers: [],
    },
    {
      name: 'staff_commended',
      label: { vi: 'Số cán bộ, giảng viên được khen', en: 'Staff commended' },
      indicator: 'staff.commended',
      registers: [],
    },
  ],
  groupings: {
    form: {
      label: { vi: 'Hình thức', en: 'Form' },
      description: 'form of the award, in the words of the decision',
      values: {},
    },
    recipient: {
      label: { vi: 'Đối tượng', en: 'Recipient' },
      description: 'kind of the recipient',
      values: {
        party_cell: { vi: 'Chi bộ', en: 'Party cell' },
        party_member: { vi: 'Đảng viên', en: 'Party member' },
        person: { vi: 'Cá nhân', en: 'Person' },
        unit: { vi: 'Đơn vị, tập thể', en: 'Unit or group' },
      },
    },
    awarded_by: {
      label: { vi: 'Cấp khen thưởng', en: 'Awarded by' },
      description: 'who awarded it, which shows the level',
      values: {},
    },
  },
  countSql: (keys) => groupByYear(keys, sql`json_build_object('awards', sum(count))`, awards(visible)),
})

const statistics = {
  all: commendationStatistic(sql`true`, ['commendations']),
  public: commendationStatistic(sql`party_member_id is null`, []),
}

/** The statistic of commendations; it counts the awards that the list of commendations shows the caller. */
export const commendationStatisticFor = (caller: Caller): Statistic<CommendationMeasure> =>
  statistics[accessToTarget(list, caller)?.allRows ? 'all' : 'public']
