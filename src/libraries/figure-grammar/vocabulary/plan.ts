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
