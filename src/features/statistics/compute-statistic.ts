import { figures } from '../../domain/figures/figures/resource.ts'
import type { Api } from '../../platform/http/api.ts'
import { seesAllRows } from '../../platform/access/policy.ts'
import type { Caller } from '../../platform/access/caller.ts'
import { accessToTarget } from '../../platform/resource/target-access.ts'
import type { StatisticResult } from './result.ts'
import { buildResult } from './build-result.ts'
import { loadStatisticData } from './load.ts'
import type { StatisticSource, Statistic } from './statistic.ts'
import { yearRange, type YearParameters } from './years.ts'

/** The parameters of a request for a statistic. */
export interface StatisticParameters extends YearParameters {
  group_by?: string[] | undefined
  source?: StatisticSource | undefined
}

/** Computes a statistic for a caller, from the figures that the list of figures shows this caller. */
export async function computeStatistic<Name extends string>(
  { database }: Api,
  caller: Caller,
  statistic: Statistic<Name>,
  { group_by = [], source = 'best', ...years }: StatisticParameters,
): Promise<StatisticResult<Name>> {
  const { listed, ...range } = yearRange(years)
  const keys = group_by.filter((key) => key !== 'year')
  const allFigures = accessToTarget(figures, caller)?.allRows ?? false
  const incompleteRegisters = seesAllRows(statistic.access, caller)
  const query = { statistic, keys, source, ...range, allFigures, incompleteRegisters }
  const data = await loadStatisticData(database.pool, query)
  // each year has every measure of the statistic; the type of the result says the same
  return buildResult(data, query, listed) as StatisticResult<Name>
}
