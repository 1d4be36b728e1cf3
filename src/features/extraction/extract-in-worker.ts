import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import { Problem, type Bilingual } from '../../platform/http/problems.ts'
import type { TaskCaller } from '../../platform/workers/task-caller.ts'
import { runInWorker } from '../../platform/workers/run-in-worker.ts'
import { workerTask } from '../../platform/workers/worker-task.ts'
import { run, type ExtractionResult, type ExtractionTask } from './extract-task.ts'
import { maxFigures } from './schema.ts'

/** A text of up to this many characters is read in place, within about 20 ms. */
export const maxCharactersInPlace = 16_384

const extractTask = workerTask<typeof run>(new URL('./extract-task.js', import.meta.url))

const runExtractionTask = (task: ExtractionTask, caller: TaskCaller): Promise<ExtractionResult> =>
  runInWorker(extractTask, task, caller, { busy: 'extractions_busy', tooHeavy })

/**
 * Extracts the figures of a text as the JSON of a response; a long text in a worker, so that it does not block the event
 * loop.
 * @throws Problem 503 if the queue is full for the caller, 422 if it takes too long
 */
export const extractInWorker = async (task: ExtractionTask, caller: TaskCaller): Promise<ExtractionResult> =>
  task.text.length > maxCharactersInPlace ? await runExtractionTask(task, caller) : run(task)

/** The message for a text with more figures than a response may have. @param count the figures of the text */
export const tooManyFigures = (count: number): Bilingual => ({
  en: `It states ${count} figures; a response has at most ${maxFigures}: split it.`,
  vi: `Văn bản có ${vietnameseNumber(count)} số liệu; mỗi lần chỉ trả tối đa ${vietnameseNumber(maxFigures)}: hãy tách ra.`,
})

/** The problem of a text that takes too long. */
export const tooHeavy = () =>
  new Problem('unprocessable', {
    detail: {
      en: 'The text takes longer to read for figures than a request may: split it and send the parts.',
      vi: 'Đọc số liệu trong văn bản này lâu hơn thời gian cho phép: hãy tách ra và gửi từng phần.',
    },
  })
