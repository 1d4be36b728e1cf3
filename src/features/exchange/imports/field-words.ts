import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import type { FileColumn } from './table-columns.ts'

/** The labels of the fields of a file, and of their values. */
interface FieldWords {
  /** The header of a field in the file, else its Vietnamese header; undefined if it has none. */
  labelOf(field: string): string | undefined
  /** Replaces names, values and dates in a Vietnamese sentence by labels and Vietnamese dates. */
  sentence(text: string, field: string | undefined): string
}

interface Table {
  resource: ExchangedResource
  columns: readonly FileColumn[]
}

/** The labels by the name of the column, and by the name of the reference. */
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

/** The label of a value: of the field itself, else of any other field. */
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
          /(["`]?)(?<![\p{L}\p{N}_./-])([a-z]+(?:_[a-z]+)*(?:\.[a-z_]+)?)(?![\p{L}\p{N}_])\1/gu,
          (whole, _quote, name: string) => {
            const label = labels.get(name) ?? wordOf(table, field, name)
            return label === undefined ? whole : `"${label}"`
          },
        ),
  }
}

const known = new WeakMap<Table['columns'], FieldWords>()

/** The labels of a table; they are made when its first row is refused. */
export function fieldWordsOf(table: Table): FieldWords {
  const made = known.get(table.columns) ?? fieldWords(table)
  known.set(table.columns, made)
  return made
}
