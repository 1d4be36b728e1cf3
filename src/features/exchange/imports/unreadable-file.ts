import { Problem, type Bilingual } from '../../../platform/http/problems.ts'

/**
 * The 422 for a file that cannot be read, or only a part of it: what is wrong, and how to correct it.
 * @param line counted from 1; absent: the error has none
 */
export function unreadableFile(code: string, { en, vi }: Bilingual, line?: number): Problem {
  const detail = line === undefined ? { en, vi } : { en: `Line ${line}: ${en}`, vi: `Dòng ${line}: ${vi}` }
  return new Problem('unreadable_file', { detail, errors: [{ code, message: detail }] })
}
