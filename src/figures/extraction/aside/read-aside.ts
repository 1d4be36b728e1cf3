import { Problem, type Bilingual } from '../../../http/problems.ts'
import { extractFigures } from '../extract.ts'
import type { Figure } from '../figure.ts'
import { extraction, mostFigures } from '../schema.ts'
import { serializeToBytes } from '../../../http/serializer.ts'
import type { Job, Outcome } from './messages.ts'
import { mostPlaces, takePlace, type Asker } from './places.ts'
import { readInThread } from './worker.ts'

/** Texts of so many characters are read at once, in some twenty milliseconds. */
const SHORT = 16_384

let last: Promise<unknown> = Promise.resolve()

/** Begins a job when those before it have ended, however they did. */
async function inTurn(job: Job, asker: Asker): Promise<Outcome> {
  const giveBack = takePlace(asker)
  if (giveBack === undefined) throw busy()
  const mine = last.then(() => readInThread(job))
  last = mine.catch(() => {})
  try {
    return await mine
  } finally {
    giveBack()
  }
}

/**
 * The figures of a text as an answer in JSON, without keeping the server from others: long texts are read one after the
 * other in a thread of their own.
 * @throws Problem 503 where no place is left for the caller
 */
export async function readAside(job: Job, asker: Asker): Promise<Outcome> {
  if (job.text.length > SHORT) return await inTurn(job, asker)
  const figures = extractFigures(job.text, job.year)
  return { count: figures.length, json: new Uint8Array(serializeToBytes(extraction, { figures })) }
}

/**
 * The figures of a text, without keeping the server from others.
 * @throws Problem 503 where no place is left for the caller, 422 where the text has too many figures
 */
export async function figuresAside(text: string, asker: Asker, year?: number): Promise<Figure[]> {
  if (text.length <= SHORT) return extractFigures(text, year)
  const { count, json } = await inTurn({ text, year }, asker)
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
      en: `${mostPlaces} long texts are read or waiting, or as many of yours as one caller may have. Try again later, or send shorter ones.`,
      vi: `Đã có ${mostPlaces} văn bản dài đang đọc hoặc chờ đọc, hoặc bạn đã gửi đủ số văn bản được phép. Hãy thử lại sau, hoặc gửi văn bản ngắn hơn.`,
    },
    headers: { 'retry-after': '5' },
  })
