import type { Draft } from '../draft.ts'
import { findPhrases, phraseReader } from '../text/phrases.ts'
import { scenarioWords, stageWords } from '../vocabulary/stages.ts'
import { isTraining } from './bundles.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { firstIn, lastIn } from './surroundings.ts'

const readStage = phraseReader(stageWords)
const readScenario = phraseReader(scenarioWords)

export const stageRule: DimensionRule = {
  name: 'stage',
  example: 'Mở mới 12 lớp; bế giảng 5 lớp; 10 lớp chuyển tiếp với 800 học viên',
  description:
    'opened: khai giảng, mở; closed: bế giảng; carried_over: chuyển tiếp; running: đang học. It is after or before the figure; without one, the figure takes the stage of the figure before it in the sentence.',
  apply(parsed, drafts, surroundings) {
    let previous: Draft | undefined
    drafts.forEach((draft, index) => {
      if (!isTraining(draft) && draft.unit !== 'topic') return
      const { before, after } = surroundings[index]!
      const following = firstIn(parsed, readStage, {
        from: after.from,
        to: Math.min(after.to, after.from + 3),
      })
      const own = following?.meaning ?? lastIn(parsed, readStage, before)?.meaning
      const isNear =
        previous !== undefined &&
        parsed.places[previous.from]!.sentence === parsed.places[draft.from]!.sentence
      const stage = own ?? (isNear && isTraining(draft) ? previous!.dimensions.stage : undefined)
      if (stage) draft.dimensions.stage = stage
      previous = draft
    })
  },
}

export const scenarioRule: DimensionRule = {
  name: 'scenario',
  example: 'Dự kiến năm 2022 mở 60 lớp; phấn đấu đạt 100%; đã mở được 62 lớp',
  description:
    'plan: after dự kiến, phấn đấu, chỉ tiêu, sẽ, kế hoạch năm in the same sentence; actual: everywhere else.',
  apply(parsed, drafts) {
    const said = findPhrases(parsed.tokens, readScenario)
    let next = 0
    for (const draft of drafts) {
      while (next < said.length && said[next]!.from < draft.from) next += 1
      const last = said[next - 1]
      const isSaid =
        last !== undefined && parsed.places[last.from]!.sentence === parsed.places[draft.from]!.sentence
      draft.dimensions.scenario = isSaid ? last.meaning : 'actual'
    }
  },
}
