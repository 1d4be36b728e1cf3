import { withoutMarks } from '../../libraries/vietnamese/letters.ts'

/** The number of an official document: `58/2011/TT-BTC`, `35-NQ/TW`. */
const codePattern = /^\d{1,5}(?:\/\d{4})?[-/\u2010-\u2013]\p{Lu}[\p{L}\p{N}/\-\u2010-\u2013]*$/u
const maxCodeCharacters = 40

/** Whether a text is the number of an official document. */
export const isDocumentCode = (text: string): boolean =>
  text.length <= maxCodeCharacters && codePattern.test(text)

/** The parts of a number of a document, without marks and leading zeros: `58/2011/tt/btc`. */
export const codeKey = (code: string): string =>
  withoutMarks(code.normalize('NFC').toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, '/')
    .replace(/^0+(?=\d)/, '')
