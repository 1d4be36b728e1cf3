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
/** Near `ngoài` in letters, and yet other words. */
export const notOutside: readonly string[] = ['ngay', 'ngoan', 'ngan', 'ngang', 'nga', 'nao', 'nhoai']
/** Between `trong` and `ngoài` they say that both are meant. */
export const bothInAndOut: readonly string[] = ['và', 'lẫn', 'hoặc', '/', ',']
export const planNoun = ['ke', 'hoach'] as const
/** After it `kế hoạch` is the name of a document. */
export const documentAfterPlan: readonly string[] = ['số', 'liên']
/** What joins a heading `Ngoài kế hoạch` to the figures that follow it. */
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
