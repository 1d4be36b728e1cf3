import { tokensOf, type Token } from '../../libraries/vietnamese/tokens.ts'

const kinds: readonly (readonly [name: string, letters: string])[] = [
  ['báo cáo', 'bc'],
  ['chỉ thị', 'ct'],
  ['chương trình', 'ctr'],
  ['công điện', 'cd'],
  ['công văn', 'cv'],
  ['đề án', 'da'],
  ['hướng dẫn', 'hd'],
  ['kế hoạch', 'kh'],
  ['kết luận', 'kl'],
  ['luật', 'qh'],
  ['nghị định', 'nd'],
  ['nghị quyết', 'nq'],
  ['pháp lệnh', 'ubtvqh'],
  ['quy chế', 'qc'],
  ['quy định', 'qd'],
  ['quyết định', 'qd'],
  ['thông báo', 'tb'],
  ['thông tư', 'tt'],
  ['thông tư liên tịch', 'ttlt'],
  ['tờ trình', 'ttr'],
]

/** What a kind of documents is called. */
interface DocumentKind {
  name: string
  /** The letters of its numbers, without marks. */
  letters: string
  tokens: readonly Token[]
}

/** What documents are called, and the letters of their numbers. */
export const documentKinds: readonly DocumentKind[] = kinds.map(([name, letters]) => ({
  name,
  letters,
  tokens: tokensOf(name),
}))
