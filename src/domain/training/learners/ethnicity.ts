import { z } from 'zod'
import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import { line, validationError } from '../../../platform/http/fields.ts'
import { ethnicities, unknownSpellings } from './ethnicities.ts'

/** The value that stands for "không rõ" until a write stores null. */
const unknown = 'unknown'

/** Case, accents, spaces, hyphens and apostrophes differ between lists. */
const folded = (text: string) => slugOf(text).replaceAll('-', '')

const codes = new Map<string, string>([
  ...ethnicities.flatMap(({ code, name, spellings }): [string, string][] => [
    [code, code],
    // spreadsheets drop the zero of a number
    [String(Number(code)), code],
    ...[name, ...spellings].map((spelling): [string, string] => [folded(spelling), code]),
  ]),
  ...[unknown, ...unknownSpellings].map((spelling): [string, string] => [folded(spelling), unknown]),
])

const known = new Set([...ethnicities.map(({ code }) => code), unknown])

/** An ethnicity of an input: a code from 01 to 54, or a name; `storedEthnicity` gives what is stored of it. */
export const ethnicityInput = line(100).check(
  z.overwrite((text) => codes.get(folded(text)) ?? text),
  z.refine(
    (text) => known.has(text),
    validationError(
      'unknown_ethnicity',
      'It must be a code from 01 (Kinh) to 54 (Rơ-măm) of the list of ethnic groups, or a name of it; leave it out, or send "không rõ", where it is not known.',
      'Phải là mã từ 01 (Kinh) đến 54 (Rơ-măm) trong danh mục dân tộc, hoặc tên dân tộc trong danh mục; nếu chưa biết hãy để trống hoặc ghi "không rõ".',
    ),
  ),
)

/** The code to store; null where the ethnicity is not known. */
export const storedEthnicity = (value: string | null): string | null => (value === unknown ? null : value)

/** The fields of a response about the ethnic group. @param minorityText when `is_minority` is null, and what it follows from */
export const ethnicityFields = (minorityText: string) => ({
  ethnicity: z
    .string()
    .nullable()
    .describe('Code of the ethnic group, `01` to `54`; null where it is not known.'),
  ethnicity_name: z
    .string()
    .nullable()
    .describe('Name of the ethnic group, such as Kinh or Ê-đê. It follows from `ethnicity`.'),
  is_minority: z
    .boolean()
    .nullable()
    .describe(`Whether the ethnic group is another one than Kinh; ${minorityText}`),
})
