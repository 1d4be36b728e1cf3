import { z } from 'zod'
import { auditActions } from './table.ts'

/** The schema of a range of ids. */
const idRange = z
  .object({
    first: z.uuid().describe('The first id.'),
    last: z.uuid().describe('The last id, which belongs to the range; equal to `first` for a single row.'),
  })
  .meta({
    id: 'IdRange',
    description:
      'Ids as numbers from `first` to `last`: each row has the id of the row before it plus one, and all of them were written.',
  })

/** The schema of an audit event. */
export const auditEvent = z
  .object({
    id: z.uuid().describe('UUID version 7; sorts by time.'),
    at: z.iso.datetime({ offset: true }).describe('When it was written or read (UTC).'),
    actor: z
      .string()
      .describe(
        'Who wrote or read: `key:<id of the API key>`, `oidc:<iss>#<sub>` (the person of an access token), `bootstrap` (the key from the environment) or `cli`.',
      )
      .meta({ example: 'cli' }),
    operation: z
      .string()
      .describe('The operationId, such as `updateProgram`.')
      .meta({ example: 'updateProgram' }),
    action: z
      .enum(auditActions)
      .describe(
        '`write`, or `read`: a row with personal data was read by itself (a learner, an enrollment, a Party member or a grading, the list of a class).',
      ),
    resource: z
      .string()
      .describe('Plural path name of what was written or read, such as `programs`.')
      .meta({ example: 'programs' }),
    resource_id: z
      .uuid()
      .describe(
        'Id of what was written or read; of a batch of an import: id of the import; of a list of results: id of the class.',
      ),
    row_count: z
      .int()
      .nullable()
      .describe('How many rows a batch of an import or a list of results wrote; null for a write of one row.')
      .meta({ example: null }),
    row_ranges: z
      .array(idRange)
      .nullable()
      .describe(
        'Ids of the rows that a batch of an import or a list of results wrote, as ranges in order; null for a write of one row. Lists contain it only with `include=row_ranges`.',
      )
      .meta({ example: null }),
    revision: z
      .int()
      .nullable()
      .describe('Its revision after the write; null when it was purged, and for a read.')
      .meta({ example: 2 }),
    fields: z
      .array(z.string())
      .describe('Names of the fields that changed; never their values. Empty for a read.')
      .meta({ example: ['name', 'valid_to'] }),
    request_id: z
      .string()
      .nullable()
      .describe('The `X-Request-Id` of the request; null for the command line.'),
    remote_address: z.string().nullable().describe('The address it came from; null for the command line.'),
  })
  .meta({
    id: 'AuditEvent',
    description:
      'One write, or one read of personal data: who, what, when, from where, and which fields; no values.',
  })
