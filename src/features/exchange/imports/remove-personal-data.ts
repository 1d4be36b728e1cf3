import type { RemovedPersonalData } from '../../../domain/training/privacy/events.ts'
import type { Listeners, WriteContext } from '../../../platform/resource/write-context.ts'

/** A cell, or a line of NDJSON, as values are compared: files have them in any case and with further spaces. */
const compared = (text: string) => `lower(regexp_replace(normalize(trim(${text}), NFC), '\\s+', ' ', 'g'))`

/** Whether a text is one of the removed values, or an object in JSON with one of them. */
const hasValue = (text: string) => `exists (
  select from unnest($2::text[]) as removed(value)
  where ${compared(text)} = removed.value or position(to_json(removed.value)::text in ${compared(text)}) > 0)`

/** Shorter values, such as the word of a sex, are parts of other texts by chance. */
const shortestPart = 5

/** Whether a removed value is a part of a text: rows that were passed over are warned of as a whole. */
const isPartOf = (text: string) => `exists (
  select from unnest($2::text[]) as removed(value)
  where length(removed.value) >= ${shortestPart} and position(removed.value in ${compared(text)}) > 0)`

/**
 * The rows of reports of these resources that have one of the values: a row of a file says whom it is about. Rows that
 * are tried again at the end of a running import stay until then.
 */
const removeFromErrors = `with lines as (
  select distinct import_id, line from import_errors join imports on imports.id = import_id
  where imports.resource = any($1) and not deferred and (
    exists (select from json_array_elements_text(raw) as cell where ${hasValue('cell')})
    or (import_errors.value is not null and ${hasValue('import_errors.value')}))
)
update import_errors set raw = null, value = null, message_en = '(removed)', message_vi = '(đã xóa)'
from lines where lines.import_id = import_errors.import_id and lines.line = import_errors.line`

const removeFromWarnings = `update imports set warnings = (
  select coalesce(jsonb_agg(warning), '[]') from jsonb_array_elements(warnings) as warning
  where not ${hasValue("coalesce(warning->>'value', '')")} and not ${hasValue('warning::text')}
    and not ${isPartOf("coalesce(warning->>'value', '')")}
) where resource = any($1) and warnings <> '[]'`

const removePreviews = `update imports set preview = null, frame = null
where resource = any($1) and (preview is not null or frame is not null)`

/** Removes personal data from the reports of imports. */
async function removePersonalData(
  { resources, values }: RemovedPersonalData,
  { transaction: { client } }: WriteContext,
): Promise<void> {
  const texts = values.map((value) => value.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase())
  await client.query(removeFromErrors, [resources, texts])
  await client.query(removeFromWarnings, [resources, texts])
  await client.query(removePreviews, [resources])
}

export const importListeners: Listeners = { 'personal-data.removed': removePersonalData }
