import type { Language } from '../platform/http/language.ts'

/** The language in which files and rows are told of at a shell: Vietnamese where the system speaks it, else English. */
export const shellLanguage = (): Language =>
  /^vi\b/i.test(new Intl.DateTimeFormat().resolvedOptions().locale) ? 'vi' : 'en'
