import { personWords } from '../../../libraries/vietnamese/person-words.ts'
import { validationError } from '../../http/fields.ts'
import { searchText } from '../search-words.ts'

/** The words that find persons: the parameter `q` of their lists. */
export const personQuery = searchText(
  200,
  'Words in any order: each is the beginning of a word of a name, code, external id or unit. Vietnamese marks that are typed must be there; a word without marks finds all.',
).refine(
  (text) => personWords(text).length > 0,
  validationError(
    'no_words',
    'It must have a letter or a digit.',
    'Phải có ít nhất một chữ cái hoặc chữ số.',
  ),
)
