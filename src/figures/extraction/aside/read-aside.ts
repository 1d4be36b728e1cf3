import { Problem, type Bilingual } from '../../../http/problems.ts'
import { extractFigures } from '../extract.ts'
import type { Figure } from '../figure.ts'
import { extraction, mostFigures } from '../schema.ts'
import { serializeToBytes } from '../../../http/serializer.ts'
import type { Job, Outcome } from './messages.ts'
import { readInThread } from './worker.ts'

/** Texts of so many characters are read at once, in some twenty milliseconds. */
const SHORT = 16_384
/** So many longer ones may wait for the one that is being read: none waits longer than a request may take. */
const MOST_WAITING = 3

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** Begins a job when those before it have ended, however they did. */
async function inTurn(job: Job): Promise<Outcome> {
  if (waiting > MOST_WAITING) throw busy()
  waiting += 1
  const mine = last.then(() => readInThread(job))
  last = mine.catch(() => {})
  try {
    return await mine
  } finally {
    waiting -= 1
  }
}

/**
 * The figures of a text as an answer in JSON, without keeping the server from others: long texts are read one after the
 * other in a thread of their own.
 * @throws Problem 503 where too many wait
 */
export async function readAside(job: Job): Promise<Outcome> {
  if (job.text.length > SHORT) return await inTurn(job)
  const figures = extractFigures(job.text, job.year)
  return { count: figures.length, json: new Uint8Array(serializeToBytes(extraction, { figures })) }
}

/**
 * The figures of a text, without keeping the server from others.
 * @throws Problem 503 where too many wait, 422 where the text has too many figures
 */
export async function figuresAside(text: string, year?: number): Promise<Figure[]> {
  if (text.length <= SHORT) return extractFigures(text, year)
  const { count, json } = await inTurn({ text, year })
  if (json === undefined) throw new Problem('unprocessable', { detail: tooManyFigures(count) })
  return (JSON.parse(Buffer.from(json).toString()) as { figures: Figure[] }).figures
}

/** @param count as many as the text states */
export const tooManyFigures = (count: number): Bilingual => ({
  en: `It states ${count} figures; at most ${mostFigures} are answered at once: split it.`,
  vi: `Văn bản có ${count} số liệu; mỗi lần chỉ trả tối đa ${mostFigures}: hãy tách ra.`,
})

const busy = () =>
  new Problem('extractions_busy', {
    detail: {
      en: `${MOST_WAITING} long texts are waiting to be read already. Try again later, or send shorter ones.`,
      vi: `Đã có ${MOST_WAITING} văn bản dài đang chờ đọc. Hãy thử lại sau, hoặc gửi văn bản ngắn hơn.`,
    },
    headers: { 'retry-after': '5' },
  })
