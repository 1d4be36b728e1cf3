import type { Meanings } from '../text/phrases.ts'

/** Words before `kế hoạch` that say a figure is inside the plan, or outside it, without their accents. */
export const insidePlan: readonly string[] = [
  'trong',
  'theo',
  'dung',
  'thuoc',
  'trog',
  'torng',
  'tron',
  'trongg',
]
/** Words of the same letters that are none of them: xây dựng kế hoạch, áp dụng kế hoạch. */
export const notInside: readonly string[] = ['dựng', 'dụng', 'dùng', 'đứng', 'trọng']
export const outsidePlan = 'ngoai'
/** Words of similar letters to `ngoài` that are no misspelling of it. */
export const notOutside: readonly string[] = ['ngay', 'ngoan', 'ngan', 'ngang', 'nga', 'nao', 'nhoai']
/** Words between `trong` and `ngoài` that say both are meant. */
export const bothInAndOut: readonly string[] = ['và', 'lẫn', 'hoặc', '/', ',']
export const planNoun = ['ke', 'hoach'] as const
/** Words after `kế hoạch` that make it the name of a document. */
export const documentAfterPlan: readonly string[] = ['số', 'liên']
/** Words that join a heading `Ngoài kế hoạch` to the figures after it. */
export const planHeadingLinks: readonly string[] = [
  ':',
  'có',
  'là',
  'mở',
  'được',
  'thêm',
  'đã',
  'với',
  '-',
  '–',
  'gồm',
  'đạt',
  ')',
]

/** Words before a period that say that something is to be done in it. */
export const plannedTasks: Meanings<true> = [
  [['phương hướng', 'nhiệm vụ', 'kế hoạch', 'mục tiêu', 'chỉ tiêu', 'phấn đấu', 'dự kiến'], true],
  [['triển khai', 'chương trình công tác', 'giải pháp'], true],
]

/** Words behind a period that say the same. */
export const intentions: Meanings<true> = [
  [['sẽ', 'dự kiến', 'phấn đấu', 'đặt mục tiêu', 'đề ra mục tiêu', 'dự định'], true],
]

/** Words that say that it was done: hoàn thành nhiệm vụ năm 2019, đã thực hiện kế hoạch năm 2020. */
export const doneWords: Meanings<true> = [
  [['tổng kết', 'sơ kết', 'kết quả', 'hoàn thành', 'thực hiện', 'đánh giá', 'kiểm điểm', 'đã', 'được'], true],
]
