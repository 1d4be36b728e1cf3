import { apiKeys } from './access/api-keys/table.ts'
import { auditEvents } from './audit/table.ts'
import { links } from './content/links/table.ts'
import { media } from './content/media/table.ts'
import { people } from './content/people/table.ts'
import { sections } from './content/sections/table.ts'
import { tags } from './content/tags/table.ts'
import { idempotencyKeys } from './http/idempotency/table.ts'
import { slugRedirects } from './resource/redirects/table.ts'
import { programs } from './training/programs/table.ts'

/** Every table of the database: what the schema is checked against, and where constraints and references are learnt. */
export const tables = [
  idempotencyKeys,
  auditEvents,
  apiKeys,
  slugRedirects,
  programs,
  sections,
  tags,
  people,
  links,
  media,
]
