import { figures } from '../../domain/figures/figures/resource.ts'
import type { Api } from '../../platform/http/api.ts'
import type { Caller } from '../../platform/access/caller.ts'
import { accessToTarget } from '../../platform/resource/target-access.ts'
import type { Answer } from './result.ts'
import { assemble } from './build-result.ts'
import { load } from './load.ts'
import type { Source, Statistic } from './statistic.ts'
import { yearsOf, type YearsAsked } from './years.ts'

/** What of a statistic is wanted. */
export interface StatisticQuestion extends YearsAsked {
  group_by?: string[] | undefined
  source?: Source | undefined
}

/** The answer to a caller: of figures, what the list of figures shows them. */
export async function answerTo<Name extends string>(
  { database }: Api,
  caller: Caller,
  statistic: Statistic<Name>,
  { group_by = [], source = 'best', ...years }: StatisticQuestion,
): Promise<Answer<Name>> {
  const { listed, ...ends } = yearsOf(years)
  const keys = group_by.filter((key) => key !== 'year')
  const allFigures = accessToTarget(figures, caller)?.allRows ?? false
  const asked = { statistic, keys, source, ...ends, allFigures }
  // each year has every measure of the statistic, which is what its type says
  return assemble(await load(database.pool, asked), asked, listed) as Answer<Name>
}
