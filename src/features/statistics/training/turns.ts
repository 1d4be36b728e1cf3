import { sql, type SQL } from 'drizzle-orm'
import { columnList, commaSeparated } from '../../../platform/database/sql-lists.ts'
import { selectedClassKeys, type ClassKey } from './class-keys.ts'
import { enrolledClasses } from './enrolled-rows.ts'
import { indexLearners } from './index-learners.ts'
import { isPersonKey, personValues, type PersonKey } from './person-values.ts'

/** Classes with the same values of the class keys, and the bytes of their turns. */
type Classes = [values: (string | null)[], bytes: number]

/** A turn has two words of 32 bits: the number of the learner, and the values of keys. */
const bytesOfTurn = 8

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
 * The turns of one year as text: what the classes are as JSON, a tab, and the turns in the order of the classes as base64.
 * pg reads bytes as a text of hexadecimal digits. That text is so long that V8 collects all its memory every few requests,
 * which takes longer than a request.
 */
export function turnsSql(keys: readonly ClassKey[], joinPrograms: SQL): SQL {
  const classes = sql`select ${commaSeparated([sql`added.class_id`, ...selectedClassKeys(keys)])} from (${enrolledClasses}) as added ${joinPrograms}`
  const names = columnList(keys)
  const [values, grouping] =
    keys.length === 0 ? [sql`'{}'::text[]`, sql``] : [sql`array[${names}]::text[]`, sql`group by ${names}`]
  return sql`select json_agg(json_build_array(keys, length(turns)))::text || chr(9) || encode(string_agg(turns, ''), 'base64')
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

/**
 * A function that reads the place of the value of a key among `personValues`, from 1. A value that a newer version has added
 * is unknown here.
 */
function placeReader(key: PersonKey, year: number): (word: number) => number {
  const { from, mask } = bits[key === 'age_band' ? 'birth' : key]
  const last = personValues[key].length
  if (key !== 'age_band') {
    return (word) => {
      const place = (word >>> from) & mask
      return place > last ? 0 : place
    }
  }
  return (word) => {
    const birth = (word >>> from) & mask
    if (birth === 0) return 0
    const age = year - (birth + 1899)
    return Math.min(Math.max(Math.floor(age / 10) - 1, 1), last)
  }
}

/** The words of bytes. The database writes numbers with the first byte first, and processors have the last one first. */
function readWords(bytes: Buffer): Uint32Array {
  const words = new Uint32Array(bytes.length / 4)
  const copy = Buffer.from(words.buffer)
  bytes.copy(copy)
  copy.swap32()
  return words
}

/** The places of numbers below `size`, sorted by these numbers. */
function sortPlaces(numbers: Int32Array, size: number): Uint32Array {
  const ends = new Uint32Array(size + 1)
  for (const number of numbers) ends[number + 1]! += 1
  for (let number = 1; number <= size; number++) ends[number]! += ends[number - 1]!
  const sorted = new Uint32Array(numbers.length)
  for (let place = 0; place < numbers.length; place++) sorted[ends[numbers[place]!]!++] = place
  return sorted
}

/**
 * Counts the turns of one year, and the persons behind them.
 * @param keys of classes and persons, all but `planned`
 * @param classKeys the keys of classes among them, in the order of the statement
 */
export function countTurns(
  data: string,
  keys: readonly string[],
  classKeys: readonly string[],
  year: number,
): CountedTurns {
  const end = data.indexOf('\t')
  const classes = JSON.parse(data.slice(0, end)) as Classes[]
  const words = readWords(Buffer.from(data.slice(end + 1), 'base64'))
  const { indexes, distinct } = indexLearners(words)
  const readers = keys
    .filter(isPersonKey)
    .map((key) => ({ key, values: personValues[key], placeOf: placeReader(key, year) }))
  const groups: CountedGroup[] = []
  const groupOfTurn = new Int32Array(indexes.length)
  // the groups of the present classes, by the values of the keys of persons
  const groupOfValues = new Int32Array(
    readers.reduce((product, reader) => product * (reader.values.length + 1), 1),
  )
  let at = 0
  for (const [values, bytes] of classes) {
    groupOfValues.fill(-1)
    for (const next = at + bytes / bytesOfTurn; at < next; at++) {
      const word = words[2 * at + 1]!
      let code = 0
      for (const reader of readers) code = code * (reader.values.length + 1) + reader.placeOf(word)
      if (groupOfValues[code] === -1) {
        const valueOf = (key: string) => {
          const reader = readers.find((one) => one.key === key)
          if (reader === undefined) return values[classKeys.indexOf(key)]!
          return reader.values[reader.placeOf(word) - 1] ?? null
        }
        groupOfValues[code] =
          groups.push({ values: keys.map(valueOf), turns: 0, completed: 0, persons: 0 }) - 1
      }
      const groupAt = groupOfValues[code]!
      groupOfTurn[at] = groupAt
      groups[groupAt]!.turns += 1
      groups[groupAt]!.completed += (word >>> bits.completed.from) & bits.completed.mask
    }
  }
  const turnsOf = new Uint32Array(distinct)
  // the last group in which a person was counted; turns are read group by group
  const lastGroup = new Int32Array(distinct).fill(-1)
  for (const turn of sortPlaces(groupOfTurn, groups.length)) {
    const person = indexes[turn]!
    turnsOf[person]! += 1
    if (lastGroup[person] === groupOfTurn[turn]) continue
    lastGroup[person] = groupOfTurn[turn]!
    groups[groupOfTurn[turn]!]!.persons += 1
  }
  return {
    groups,
    persons: distinct,
    repeated: turnsOf.reduce((sum, turns) => sum + (turns > 1 ? 1 : 0), 0),
  }
}
