import { resources } from '../../modules.ts'
import { settleKeys, type KeyFault } from '../../platform/resource/unsettled-keys.ts'
import { print, printMessage, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'
import { formatTable } from '../format-table.ts'

const faults: Record<KeyFault, string> = {
  same_but_for_case: 'another row has this code in another case',
  same_but_for_blanks: 'another row has this external id without the blanks',
  control_character: 'it holds characters that are not taken any more',
}

/** Letters beyond ASCII stay; what cannot be seen is spelled out. */
const visible = (text: string): string =>
  JSON.stringify(text).replace(
    /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** `bantin check keys` */
export const command: Command = {
  usage: '',
  details: `Lists codes that differ from another one by case alone, and external ids that differ by blanks at their ends or hold
control characters. They are from versions that took them. The rows are served as ever, and can be changed by their ids:
give each of a pair a key of its own, or move the one that is too many to the trash. Keys whose pair is gone are put right.
The exit code is 1 where any are left.`,
  options: {},
  positionals: [],
  examples: ['bantin check keys'],
  run: async () => {
    const left = await withDatabase(settings(), (database) => settleKeys(database, resources))
    if (left.length === 0) {
      printMessage('All codes and external ids are as they should be.')
      return 0
    }
    const rows = left.map(({ resource, id, field, value, fault }) => [
      resource,
      id,
      field,
      visible(value),
      faults[fault],
    ])
    print(formatTable(['RESOURCE', 'ID', 'FIELD', 'VALUE', 'FAULT'], rows))
    return 1
  },
}
