import { formOf } from './letters.ts'
import type { Token } from './token.ts'

/** Phrases of a vocabulary with their meaning, such as `[['hoàn thành tốt'], 'good']`. */
export type Meanings<Meaning> = readonly (readonly [phrases: readonly string[], meaning: Meaning])[]

/** A phrase found in the text, as a range of tokens: `from` inclusive, `to` exclusive. */
export interface Phrase<Meaning> {
  readonly from: number
  readonly to: number
  readonly meaning: Meaning
}

/** Reads the longest phrase of a vocabulary at a token, in steps bounded by the longest phrase of the vocabulary. */
export interface PhraseReader<Meaning> {
  /** The longest phrase that begins at a token. */
  (tokens: readonly Token[], from: number): Phrase<Meaning> | undefined
  /** The longest phrase that ends right before a token. */
  before(tokens: readonly Token[], before: number): Phrase<Meaning> | undefined
}

interface Node<Meaning> {
  next: Map<string, Node<Meaning>>
  meaning?: Meaning
}

interface Vocabulary<Meaning> {
  forwards: Node<Meaning>
  backwards: Node<Meaning>
}

/**
 * Makes a reader of a vocabulary, compiled at its first use, so that the start does not wait for it. If two entries
 * have the same phrase, the first one wins.
 */
export function phraseReader<Meaning>(meanings: Meanings<Meaning>): PhraseReader<Meaning> {
  let compiled: Vocabulary<Meaning> | undefined
  const vocabulary = () => (compiled ??= compile(meanings))
  const read = (tokens: readonly Token[], from: number) => walk(vocabulary().forwards, tokens, from, 1)
  return Object.assign(read, {
    before: (tokens: readonly Token[], before: number) =>
      walk(vocabulary().backwards, tokens, before - 1, -1),
  })
}

function compile<Meaning>(meanings: Meanings<Meaning>): Vocabulary<Meaning> {
  const forwards: Node<Meaning> = { next: new Map() }
  const backwards: Node<Meaning> = { next: new Map() }
  for (const [phrases, meaning] of meanings) {
    for (const phrase of phrases) {
      const forms = formsOf(phrase)
      insert(forwards, forms, meaning)
      insert(backwards, forms.toReversed(), meaning)
    }
  }
  return { forwards, backwards }
}

function formsOf(phrase: string): string[] {
  return (phrase.match(/[\p{L}\p{M}]+|[^\p{L}\p{M}\s]/gu) ?? []).map(formOf)
}

function insert<Meaning>(root: Node<Meaning>, forms: readonly string[], meaning: Meaning): void {
  let node = root
  for (const form of forms) {
    const next = node.next.get(form) ?? { next: new Map<string, Node<Meaning>>() }
    node.next.set(form, next)
    node = next
  }
  if (node.meaning === undefined) node.meaning = meaning
}

function walk<Meaning>(
  root: Node<Meaning>,
  tokens: readonly Token[],
  start: number,
  step: 1 | -1,
): Phrase<Meaning> | undefined {
  let node: Node<Meaning> | undefined = root
  let last = start
  let meaning: Meaning | undefined
  for (let at = start; at >= 0 && at < tokens.length; at += step) {
    node = node.next.get(tokens[at]!.form)
    if (node === undefined) break
    if (node.meaning === undefined) continue
    last = at
    meaning = node.meaning
  }
  if (meaning === undefined) return undefined
  return step === 1 ? { from: start, to: last + 1, meaning } : { from: last, to: start + 1, meaning }
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
