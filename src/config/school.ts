import { z } from 'zod'
import { onOff, wholeNumber } from './values.ts'

/** The rules that differ between schools. */
export const schoolSettings = {
  SMALL_COUNT: wholeNumber(1, 1_000).default(5),
  APPROVE_OWN: onOff.default('off'),
  COUNT_VIEWS: onOff.default('off'),
  REVISIONS_INTERVAL: wholeNumber(0, 1_440).default(5),
  REVISIONS_KEEP: wholeNumber(1, 1_000_000).optional(),
  GRADING_DECISIONS_FROM: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/, 'must be a month and a day up to 29, such as 11-01')
    .default('11-01'),
  SCHOOL_NAME: z.string().trim().min(1).max(300).optional(),
}

type Settings = z.output<z.ZodObject<typeof schoolSettings>>

/** What a school decides: on its posts, its gradings and its statistics. */
export interface SchoolConfig {
  /** Statistics withhold numbers of persons below this one from callers who may not read them one by one; 1: none. */
  smallCount: number
  /** Whether those who submit a post may approve it. */
  approveOwn: boolean
  /** Whether views of posts are counted. */
  countViews: boolean
  /** Within how many minutes one revision of the edits of a draft by a caller is kept; 0: every one. */
  revisionsInterval: number
  /** How many of the newest revisions of a post are kept; `undefined`: all. */
  revisionsKeep: number | undefined
  /** Month and day from which the gradings of a year can be decided. */
  gradingDecisionsFrom: string
  /** The school whose registers these are, as its posts name it; undefined: any post may be about it. */
  schoolName: string | undefined
}

/** @param e the checked settings */
export const schoolConfig = (e: Settings): SchoolConfig => ({
  smallCount: e.SMALL_COUNT,
  approveOwn: e.APPROVE_OWN === 'on',
  countViews: e.COUNT_VIEWS === 'on',
  revisionsInterval: e.REVISIONS_INTERVAL,
  revisionsKeep: e.REVISIONS_KEEP,
  gradingDecisionsFrom: e.GRADING_DECISIONS_FROM,
  schoolName: e.SCHOOL_NAME,
})
