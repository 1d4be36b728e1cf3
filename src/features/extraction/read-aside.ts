import { Problem, type Bilingual } from '../../platform/http/problems.ts'
import type { TaskCaller } from '../../platform/workers/task-caller.ts'
import { runShort } from '../../platform/workers/short-tasks.ts'
import { threadTask } from '../../platform/workers/thread-task.ts'
import { extractFigures } from '../../libraries/figure-grammar/extract.ts'
import { run, type ExtractionJob, type ExtractionOutcome } from './extract-task.ts'
import type { Figure } from '../../libraries/figure-grammar/figure.ts'
import { mostFigures } from './schema.ts'

/** A text of up to this many characters is read at once, within about twenty milliseconds. */
const SHORT = 16_384

const extractTask = threadTask<typeof run>(new URL('./extract-task.js', import.meta.url))

const readInThread = (job: ExtractionJob, caller: TaskCaller): Promise<ExtractionOutcome> =>
  runShort(extractTask, job, caller, { busy: 'extractions_busy', tooHeavy })

/**
 * The figures of a text as an answer in JSON, without keeping the server from others.
 * @throws Problem 503 where no place is left for the caller, 422 where reading takes too long
 */
export const readAside = async (job: ExtractionJob, caller: TaskCaller): Promise<ExtractionOutcome> =>
  job.text.length > SHORT ? await readInThread(job, caller) : run(job)

/**
 * The figures of a text, without keeping the server from others.
 * @throws Problem 503 where no place is left for the caller, 422 where the text has too many figures
 */
export async function figuresAside(text: string, caller: TaskCaller, year?: number): Promise<Figure[]> {
  if (text.length <= SHORT) return extractFigures(text, year)
  const { count, json } = await readInThread({ text, year }, caller)
  if (json === undefined) throw new Problem('unprocessable', { detail: tooManyFigures(count) })
  return (JSON.parse(Buffer.from(json).toString()) as { figures: Figure[] }).figures
}

/** @param count as many as the text states */
export const tooManyFigures = (count: number): Bilingual => ({
  en: `It states ${count} figures; at most ${mostFigures} are answered at once: split it.`,
  vi: `Văn bản có ${count} số liệu; mỗi lần chỉ trả tối đa ${mostFigures}: hãy tách ra.`,
})

const tooHeavy = () =>
  new Problem('unprocessable', {
    detail: {
      en: 'The text takes longer to read for figures than a request may: split it and send the parts.',
      vi: 'Đọc số liệu trong văn bản này lâu hơn thời gian cho phép: hãy tách ra và gửi từng phần.',
    },
  })
