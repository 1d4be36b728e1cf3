import type { FieldDifference } from '../../../../platform/http/field-difference.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import type { Row } from '../../../../platform/resource/row.ts'
import { runInWorker } from '../../../../platform/workers/run-in-worker.ts'
import type { TaskCaller } from '../../../../platform/workers/task-caller.ts'
import { workerTask } from '../../../../platform/workers/worker-task.ts'
import { differingFields } from './differing-fields.ts'
import type { run } from './word-changes.ts'

/** Two texts of up to this many characters together are compared within about 30 ms, also if each sign is a word. */
const maxMainThreadCharacters = 1_000

const changesTask = workerTask<typeof run>(new URL('./word-changes.js', import.meta.url))

const tooDifferent = () =>
  new Problem('unprocessable', {
    detail: {
      en: 'The two texts differ in so much that comparing them takes too long. Read both versions.',
      vi: 'Hai bản khác nhau quá nhiều nên không so sánh kịp. Hãy đọc riêng từng bản.',
    },
  })

async function changesOfTexts(before: string, after: string, caller: TaskCaller) {
  if (before.length + after.length > maxMainThreadCharacters)
    return await runInWorker(changesTask, { before, after }, caller, { tooHeavy: tooDifferent })
  // loaded on first use, so that a server that only reads never loads it
  const { wordChanges } = await import('./word-changes.ts')
  return wordChanges({ before, after })
}

/**
 * The fields in which two posts, in the form of their inputs, differ, texts by words. Long texts are compared in a worker thread.
 * @throws Problem 503 if the queue is full for the caller
 */
export async function postDifferences(
  before: Row,
  after: Row,
  caller: TaskCaller,
): Promise<FieldDifference[]> {
  const differences: FieldDifference[] = []
  for (const field of differingFields(before, after)) {
    const [one, other] = [before[field], after[field]]
    const areTexts = typeof one === 'string' && typeof other === 'string'
    const words = areTexts ? await changesOfTexts(one, other, caller) : null
    differences.push({ field, before: one, after: other, words })
  }
  return differences
}
