import { findBodies } from '../../libraries/figure-grammar/scope/bodies.ts'
import { parseText } from '../../libraries/figure-grammar/parsed-text.ts'

/** Whether a source is about the school whose registers these are. @param about in comparable words; empty: about nobody else */
export type IsOfSchool = (about: string | null) => boolean

/**
 * What decides whether a source is about a school: its text names the school or its Party organisation, with as many words as the
 * name has or fewer (Đảng bộ Trường Chính trị tỉnh), or names nobody.
 * @param name the name of the school; null: every source may be about it
 */
export function isOfSchoolNamed(name: string | null): IsOfSchool {
  const school = name === null ? undefined : findBodies(parseText(name))[0]?.forms
  return (about) => {
    if (school === undefined || about === null || about === '') return true
    const words = about.split(' ')
    const from = words.indexOf(school[0]!)
    if (from === -1) return false
    const own = words.slice(from)
    return own.every((word) => school.includes(word)) || school.every((word) => own.includes(word))
  }
}
