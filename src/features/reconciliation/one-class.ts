import type { Statement } from './statement.ts'

/** One class has a number: lớp trung cấp K45. There are several of lớp bồi dưỡng. */
const classWords = /^(?:lớp|khóa|khoá) .*\d/iu

/** The one class that a statement is about, with or without further words: lớp K45; được cấp bằng. */
export function oneClassOf({
  dimensions: { detail },
}: Statement): { name: string; rest: string | undefined } | undefined {
  const [name, rest] = detail?.toLowerCase().split('; ', 2) ?? []
  return name !== undefined && classWords.test(name) ? { name, rest } : undefined
}

const courseWords = /(?:^|\s)(?:đợt|khóa|khoá|kỳ) \d/iu

/** Whether further words name another course than that of the class: lớp bồi dưỡng đợt 3; đợt 2. */
export const namesCourse = (words: string): boolean => courseWords.test(words)
