import { escapeMarkup } from '../../../libraries/markup/escape.ts'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { htmlElement } from './html.ts'
import type { Post } from './schema.ts'

/** What stands before the correction note of a post, in the language of the post. */
export function correctionHeading({
  language,
  corrected_on: day,
}: Pick<Post, 'language' | 'corrected_on'>): string {
  if (language === 'vi') return day === null ? 'Đính chính:' : `Đính chính (ngày ${vietnameseDay(day)}):`
  return day === null ? 'Correction:' : `Correction (${day}):`
}

/** The correction note of a post as a paragraph of a page, whose style keeps its lines; nothing without one. */
export const correctionHtml = (post: Pick<Post, 'language' | 'correction_note' | 'corrected_on'>): string =>
  post.correction_note === null
    ? ''
    : `<p class="correction">${htmlElement('strong', '', correctionHeading(post))} ${escapeMarkup(post.correction_note)}</p>`
