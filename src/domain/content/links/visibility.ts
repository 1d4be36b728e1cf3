import { sql } from 'drizzle-orm'

/** `visibleLink` as text, for statements that are text. */
export const visibleLinkText = (name: string): string =>
  `(("${name}".shown_from is null or "${name}".shown_from <= now()) and ("${name}".shown_until is null or "${name}".shown_until > now()))`

/** The condition for live links that readers see: their time has come, and is not over. */
export const visibleLink = () => sql.raw(visibleLinkText('links'))

/** When the next link becomes visible, or is not visible any more. */
export const nextLinkChange =
  'least((select min(shown_from) from links where shown_from > now()), (select min(shown_until) from links where shown_until > now()))'
