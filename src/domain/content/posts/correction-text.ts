import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Post } from './schema.ts'

/** What stands before the correction note of a post, in the language of the post. */
export function correctionHeading({
  language,
  corrected_on: day,
}: Pick<Post, 'language' | 'corrected_on'>): string {
  if (language === 'vi') return day === null ? 'Đính chính:' : `Đính chính (ngày ${vietnameseDay(day)}):`
  return day === null ? 'Correction:' : `Correction (${day}):`
}
