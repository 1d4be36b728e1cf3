import { sentenceStart, wordSet, type ParsedText } from '../parsed-text.ts'
import { readPartOpener } from '../rules/part-words.ts'

/** How far before a part its sentence may begin, in tokens. */
const maxPartTokens = 120

/** Whether the sentence of a token begins with words that open the parts of what stands before it: Trong đó, cụ thể. */
export function beginsWithParts(parsed: ParsedText, at: number): boolean {
  const from = sentenceStart(parsed, at, maxPartTokens)
  return from !== undefined && readPartOpener(parsed.tokens, from) !== undefined
}

const [practise, drill, study] = wordSet(['rèn', 'luyện', 'tập'])
const joints = wordSet(['và', ','])

/** `Kết quả rèn luyện: 20 học viên loại giỏi`: how learners behaved, which has grades of its own. */
export function isOfConduct({ tokens, places }: ParsedText, from: number): boolean {
  const first = Math.max(1, from - maxPartTokens)
  for (let at = from - 1; at >= first && places[at]!.sentence === places[from]!.sentence; at--) {
    if (tokens[at]!.form === ';') return false
    // học tập và rèn luyện are both
    const isBoth = joints.has(tokens[at - 2]?.form ?? '') && tokens[at - 3]?.form === study
    if (tokens[at]!.form === drill && tokens[at - 1]!.form === practise) return !isBoth
  }
  return false
}
