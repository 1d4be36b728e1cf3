import type { KeyIssue } from '../../platform/resource/nonconforming-keys.ts'
import { print, printMessage, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'
import { formatTable } from '../format-table.ts'

const issueTexts: Record<KeyIssue, string> = {
  same_but_for_case: 'another row has this code in another case',
  same_but_for_blanks: 'another row has this external id without the blanks',
  control_character: 'it contains characters that are no longer accepted',
}

/** A value with invisible characters as escapes; letters beyond ASCII stay. */
const visible = (text: string): string =>
  JSON.stringify(text).replace(
    /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** `bantin check keys` */
export const command: Command = {
  usage: '',
  details: `Lists codes that differ from another code only in case, and external ids that differ only in blanks at their ends or
contain control characters. Older versions accepted them. The API still serves the rows, and they can be changed by id:
give each row of a pair a different key, or move the duplicate to the trash. A key whose pair is gone is corrected.
The exit code is 1 when any are left.`,
  options: {},
  positionals: [],
  examples: ['bantin check keys'],
  run: async () => {
    const { resources } = await import('../../modules.ts')
    const { normalizeStoredKeys } = await import('../../platform/resource/nonconforming-keys.ts')
    const remaining = await withDatabase(settings(), (database) => normalizeStoredKeys(database, resources))
    if (remaining.length === 0) {
      printMessage('All codes and external ids are as they should be.')
      return 0
    }
    const rows = remaining.map(({ resource, id, field, value, issue }) => [
      resource,
      id,
      field,
      visible(value),
      issueTexts[issue],
    ])
    print(formatTable(['RESOURCE', 'ID', 'FIELD', 'VALUE', 'ERROR'], rows))
    return 1
  },
}
