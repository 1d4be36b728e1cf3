import { formOf } from './letters.ts'
import type { Token } from './token.ts'

/** Words of the vocabulary with what they mean, such as `[['hoàn thành tốt'], 'good']`. */
export type Meanings<Meaning> = readonly (readonly [phrases: readonly string[], meaning: Meaning])[]

interface Node<Meaning> {
  next: Map<string, Node<Meaning>>
  meaning?: Meaning
}

/** A phrase found in the text, as a range of tokens: `from` inclusive, `to` exclusive. */
export interface Phrase<Meaning> {
  readonly from: number
  readonly to: number
  readonly meaning: Meaning
}

/** Reads the longest phrase of one vocabulary that begins at a token. */
export type PhraseReader<Meaning> = (tokens: readonly Token[], from: number) => Phrase<Meaning> | undefined

/** Compiles a vocabulary; reading costs at most the words of its longest phrase. */
export function phraseReader<Meaning>(meanings: Meanings<Meaning>): PhraseReader<Meaning> {
  const root: Node<Meaning> = { next: new Map() }
  for (const [phrases, meaning] of meanings) for (const phrase of phrases) insert(root, phrase, meaning)
  return (tokens, from) => {
    let node: Node<Meaning> | undefined = root
    let found: Phrase<Meaning> | undefined
    for (let at = from; at < tokens.length; at++) {
      node = node.next.get(tokens[at]!.form)
      if (node === undefined) break
      if (node.meaning !== undefined) found = { from, to: at + 1, meaning: node.meaning }
    }
    return found
  }
}

function insert<Meaning>(root: Node<Meaning>, phrase: string, meaning: Meaning): void {
  let node = root
  for (const word of phrase.match(/[\p{L}\p{M}]+|[^\p{L}\p{M}\s]/gu) ?? []) {
    const form = formOf(word)
    const next = node.next.get(form) ?? { next: new Map<string, Node<Meaning>>() }
    node.next.set(form, next)
    node = next
  }
  // the first vocabulary entry that claims a phrase keeps it
  node.meaning ??= meaning
}

/** Every phrase of a vocabulary in the text, from left to right, none inside another. */
export function findPhrases<Meaning>(
  tokens: readonly Token[],
  read: PhraseReader<Meaning>,
): Phrase<Meaning>[] {
  const found: Phrase<Meaning>[] = []
  for (let at = 0; at < tokens.length;) {
    const phrase = read(tokens, at)
    if (phrase) found.push(phrase)
    at = phrase?.to ?? at + 1
  }
  return found
}
