import { wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'

const sending = formOf('cử')
/** Words before and behind `cử` that make another word of it: bầu cử, ứng cử, cử tri, cử nhân. */
const before = wordSet(['bầu', 'ứng', 'đề', 'tái', 'trúng', 'thi', 'tiến', 'tổng'])
const behind = wordSet(['tri', 'nhân', 'tạ', 'chỉ', 'động'])

/** Whether a token says that persons are sent: cử 9 đồng chí đi học. */
export const isSending = ({ tokens }: Pick<ParsedText, 'tokens'>, at: number): boolean =>
  tokens[at]!.form === sending &&
  !before.has(tokens[at - 1]?.form ?? '') &&
  !behind.has(tokens[at + 1]?.form ?? '')
