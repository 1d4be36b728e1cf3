import { z } from 'zod'
import { hasLoneSurrogate } from '../../libraries/vietnamese/text.ts'
import { validationError } from '../http/fields.ts'

/** The schema of a search text. */
export const searchText = (maxLength: number, description: string) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .refine(
      (text) => !text.includes('\0'),
      validationError(
        'nul_character',
        'It must not contain the NUL character.',
        'Không được chứa ký tự NUL.',
      ),
    )
    .refine(
      (text) => !hasLoneSurrogate(text),
      validationError('lone_surrogate', 'It must be well-formed Unicode.', 'Phải là Unicode đúng chuẩn.'),
    )
    .describe(description)

/** The words of a search: the parameter `q`. */
export const searchWords = searchText(
  300,
  'Words in any order, with or without Vietnamese marks; `"several words"` adjacent, `-word` excluded. All words must occur. No text is an error: stray quotation marks and signs are ignored.',
)
