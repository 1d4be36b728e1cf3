/** What the report of a file says of all that it decided together. It names no person. */
export interface FileCheck {
  year: number
  /** Null: the whole year. */
  quarter: number | null
  status: 'mismatch' | 'incomplete' | 'match'
  percent: number | null
  limit: number | null
  allowed: number | null
  message_en: string
  message_vi: string
}
