import { tokensOf } from '../../../libraries/vietnamese/tokens.ts'

/** Words as queries are compared with synonyms: without marks and case, one space between. */
export const synonymKey = (text: string): string =>
  tokensOf(text)
    .map(({ folded }) => folded)
    .join(' ')
