import { sql, type SQL } from 'drizzle-orm'
import { columnList, commaSeparated } from '../../../platform/database/sql-lists.ts'
import { selectedClassKeys, type ClassKey } from './class-keys.ts'
import { enrolledClasses } from './enrolled-rows.ts'
import { numberIds, wordsOfId } from './number-learners.ts'
import { isPersonKey, personValues, type PersonKey } from './person-values.ts'

/** Classes with the same values of the class keys, and the bytes of their turns. */
type Classes = [values: (string | null)[], bytes: number]

/** The counts of one group of turns. */
export interface CountedGroup {
  values: (string | null)[]
  turns: number
  completed: number
  persons: number
}

/** The counts of all turns. */
export interface CountedTurns {
  groups: CountedGroup[]
  persons: number
  /** Persons with several turns. */
  repeated: number
}

/**
 * The turns of one year, as bytes: what the classes are as JSON, a byte 0, and the turns in the order of the classes. Turns
 * within JSON would take twice the time.
 */
export function turnsSql(keys: readonly ClassKey[], joinPrograms: SQL): SQL {
  const classes = sql`select ${commaSeparated([sql`added.class_id`, ...selectedClassKeys(keys)])} from (${enrolledClasses}) as added ${joinPrograms}`
  const names = columnList(keys)
  const [values, grouping] =
    keys.length === 0 ? [sql`'{}'::text[]`, sql``] : [sql`array[${names}]::text[]`, sql`group by ${names}`]
  return sql`select convert_to(json_agg(json_build_array(keys, length(turns)))::text, 'UTF8') || '\\x00'::bytea || string_agg(turns, '')
    from (
      select ${values} as keys, string_agg(turns, '') as turns
      from (${classes}) as added join class_turns on class_turns.class_id = added.class_id ${grouping}
    ) as grouped where turns > ''`
}

/** The place of the values of each key in the last word of a turn; the database writes it (`turn_bytes`). 0 is unknown. */
const bits: Record<Exclude<PersonKey, 'age_band'> | 'birth' | 'completed', { from: number; mask: number }> = {
  sex: { from: 0, mask: 0b11 },
  minority: { from: 2, mask: 0b11 },
  position_level: { from: 4, mask: 0b111 },
  unit_group: { from: 7, mask: 0b1111 },
  result: { from: 11, mask: 0b111 },
  birth: { from: 14, mask: 0b111111111 },
  completed: { from: 23, mask: 0b1 },
}

const read = (word: number, name: keyof typeof bits): number => (word >>> bits[name].from) & bits[name].mask

/** The place of the value of a key among `personValues`, from 1. */
function placeOf(key: PersonKey, word: number, year: number): number {
  if (key !== 'age_band') return read(word, key)
  const birth = read(word, 'birth')
  if (birth === 0) return 0
  const age = year - (birth + 1899)
  return Math.min(Math.max(Math.floor(age / 10) - 1, 1), personValues.age_band.length)
}

/** The words of bytes. The database writes numbers with the first byte first. */
function readWords(bytes: Buffer): Uint32Array {
  const words = new Uint32Array(bytes.length / 4)
  for (let at = 0; at < words.length; at++) words[at] = bytes.readUInt32BE(4 * at)
  return words
}

/**
 * Counts the turns of one year, and the persons behind them.
 * @param keys of classes and persons, all but `planned`
 * @param classKeys the keys of classes among them, in the order of the statement
 */
export function countTurns(
  data: Buffer,
  keys: readonly string[],
  classKeys: readonly string[],
  year: number,
): CountedTurns {
  const end = data.indexOf(0)
  const classes = JSON.parse(data.toString('utf8', 0, end)) as Classes[]
  const words = readWords(data.subarray(end + 1))
  const { numbers, distinct } = numberIds(words)
  const personKeys = keys.filter(isPersonKey)
  const groups = new Map<number, { group: CountedGroup; members: number[] }>()
  const turnsOf = new Uint32Array(distinct)
  let at = 0
  for (const [classAt, [values, bytes]] of classes.entries()) {
    for (const next = at + bytes / (4 * (wordsOfId + 1)); at < next; at++) {
      const word = words[at * (wordsOfId + 1) + wordsOfId]!
      let code = classAt
      for (const key of personKeys) code = code * (personValues[key].length + 1) + placeOf(key, word, year)
      let counted = groups.get(code)
      if (counted === undefined) {
        const valueOf = (key: string) =>
          isPersonKey(key)
            ? (personValues[key][placeOf(key, word, year) - 1] ?? null)
            : values[classKeys.indexOf(key)]!
        counted = { group: { values: keys.map(valueOf), turns: 0, completed: 0, persons: 0 }, members: [] }
        groups.set(code, counted)
      }
      counted.group.turns += 1
      counted.group.completed += read(word, 'completed')
      counted.members.push(numbers[at]!)
      turnsOf[numbers[at]!]! += 1
    }
  }
  // the last group in which a person was counted
  const lastGroup = new Int32Array(distinct).fill(-1)
  for (const [groupAt, { group, members }] of [...groups.values()].entries()) {
    for (const number of members) {
      if (lastGroup[number] === groupAt) continue
      lastGroup[number] = groupAt
      group.persons += 1
    }
  }
  return {
    groups: [...groups.values()].map(({ group }) => group),
    persons: distinct,
    repeated: turnsOf.reduce((sum, turns) => sum + (turns > 1 ? 1 : 0), 0),
  }
}
