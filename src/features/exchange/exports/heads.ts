import type { Bilingual } from '../../../platform/http/problems.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { nearestName } from '../../../libraries/vietnamese/nearest-name.ts'
import { invalidRequest } from '../../../platform/http/validation-problems.ts'
import type { ExportColumns } from './columns.ts'

/** In what words the heads of a table are. */
export const headModes = ['vi', 'en', 'fields'] as const
export type HeadMode = (typeof headModes)[number]

/** `program.code` as people write it: Program code. Imports read it as the field. */
const english = (name: string) => {
  const words = name.replaceAll(/[._]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The heads of columns; a column without a Vietnamese head has its field name. Imports read all of them. */
export function headsOf(
  { headers = {} }: ExchangedResource,
  columns: readonly string[],
  mode: HeadMode,
): string[] {
  if (mode === 'fields') return [...columns]
  return columns.map((name) => (mode === 'en' ? english(name) : (headers[name]?.[0] ?? name)))
}

function unknownField(name: string, known: readonly string[]): Bilingual {
  const near = nearestName(name, known)
  return near === null
    ? {
        en: `There is no column "${name}". Known are: ${known.join(', ')}.`,
        vi: `Không có cột "${name}". Các cột hợp lệ: ${known.join(', ')}.`,
      }
    : {
        en: `There is no column "${name}". Did you mean "${near}"?`,
        vi: `Không có cột "${name}". Có phải là "${near}"?`,
      }
}

/**
 * The places of the chosen columns in the columns of a table, in the order in which they were chosen.
 * @throws Problem 400 for a column that there is not, or that comes twice
 */
export function chosenColumns({ headers }: ExportColumns, fields: string | undefined): number[] {
  if (fields === undefined) return [...headers.keys()]
  const names = fields.split(',').map((name) => name.trim())
  const wrong = names.filter((name) => !headers.includes(name))
  if (wrong.length > 0)
    throw invalidRequest(
      wrong.slice(0, 10).map((name) => ({
        parameter: 'fields',
        code: 'unknown_field',
        message: unknownField(name.slice(0, 100), headers),
      })),
    )
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined)
    throw invalidRequest([
      {
        parameter: 'fields',
        code: 'repeated',
        message: { en: `"${twice}" comes twice.`, vi: `"${twice}" bị lặp lại.` },
      },
    ])
  return names.map((name) => headers.indexOf(name))
}
