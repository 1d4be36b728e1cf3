import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import type { TableColumn } from './table-columns.ts'

/** What the fields of a table, and their values, are called by those who made the table. */
export interface FieldWords {
  /** The head of a field in the file, else the usual Vietnamese one; undefined where there is none. */
  labelOf(field: string): string | undefined
  /** A Vietnamese sentence about a field with labels, words and days as tables have them. */
  sentence(text: string, field: string | undefined): string
}

interface Table {
  resource: ResourceDefinition
  columns: readonly (TableColumn | 'note' | undefined)[]
}

/** Labels by the name of a column, and by the name of what it refers to. */
function labelsOf({ resource, columns }: Table): Map<string, string> {
  const labels = new Map<string, string>()
  const add = (name: string, label: string) => {
    const [first = '', key] = name.split('.')
    const names = key === undefined ? [name] : [name, first, `${first}_id`]
    for (const each of names) if (!labels.has(each)) labels.set(each, label)
  }
  for (const column of columns) if (typeof column === 'object') add(column.name, column.head)
  for (const [name, [head]] of Object.entries(resource.headers ?? {})) {
    if (head !== undefined) add(name, head)
  }
  return labels
}

const truth = new Map([
  ['true', 'có'],
  ['false', 'không'],
])

/** Words by value: those of the field itself, else those of any other. */
function wordOf({ resource }: Table, field: string | undefined, value: string): string | undefined {
  const vocabularies = resource.vocabularies ?? {}
  const own = field === undefined ? undefined : vocabularies[field]?.labels[value]
  if (own !== undefined) return own.vi
  if (truth.has(value)) return truth.get(value)
  return Object.values(vocabularies).find(({ labels }) => labels[value] !== undefined)?.labels[value]?.vi
}

function fieldWords(table: Table): FieldWords {
  const labels = labelsOf(table)
  return {
    labelOf: (field) => labels.get(field),
    sentence: (text, field) =>
      text
        .replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, '$3/$2/$1')
        .replace(/(?:gửi )?\bnull\b/g, 'để trống')
        .replace(
          /"?(?<![\p{L}\p{N}_./-])([a-z]+(?:_[a-z]+)*(?:\.[a-z_]+)?)(?![\p{L}\p{N}_])"?/gu,
          (whole, name: string) => {
            const said = labels.get(name) ?? wordOf(table, field, name)
            return said === undefined ? whole : `"${said}"`
          },
        ),
  }
}

const known = new WeakMap<Table['columns'], FieldWords>()

/** The words of a table, made when its first row is refused. */
export function fieldWordsOf(table: Table): FieldWords {
  const made = known.get(table.columns) ?? fieldWords(table)
  known.set(table.columns, made)
  return made
}
