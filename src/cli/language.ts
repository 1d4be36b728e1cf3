import type { Language } from '../platform/http/language.ts'

/** The language of messages about files and rows at a shell: Vietnamese in a Vietnamese locale, otherwise English. */
export const shellLanguage = (): Language =>
  /^vi\b/i.test(new Intl.DateTimeFormat().resolvedOptions().locale) ? 'vi' : 'en'
