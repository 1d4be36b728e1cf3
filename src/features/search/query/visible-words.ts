import type { Connection } from '../../../platform/database/database.ts'
import { readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import { isDocumentCode } from '../document-code.ts'
import { entriesOfWritten } from '../written-entries.ts'
import { patternOfRun, standing } from './standing-runs.ts'
import type { WordWithExample } from './indexed-words.ts'

/** How often the choice is repeated where readers see no text with the likeliest words. */
const maxChoices = 8

/** The words, bigrams and numbers of documents that some document, which readers see now, has as they are written. */
export const publicWords = (
  connection: Connection,
  words: readonly WordWithExample[],
): Promise<Set<string>> =>
  standing(
    connection,
    words.map(({ word, documents, example }) => ({
      key: word,
      entries: entriesOfWritten(word),
      pattern: isDocumentCode(word) ? null : patternOfRun(word.split(' ').map(readSyllable)),
      documents,
      example,
    })),
  )

/** A choice among words, and the folded words and bigrams that it depends on. */
export interface Choice<Chosen> {
  chosen: Chosen
  dependsOn: readonly string[]
}

/**
 * Makes a choice by the indexed words, and repeats it without the forms that no public document has. The vocabulary also
 * has words of hidden documents, and no response may reveal these words or that they exist.
 * @param indexed the forms of words; of those that the choice depends on, only public ones are left
 * @returns null if too many of the likely words are in no public document
 */
export async function filterByPublicDocuments<Chosen>(
  connection: Connection,
  indexed: Map<string, WordWithExample[]>,
  choose: () => Choice<Chosen>,
): Promise<Chosen | null> {
  const checked = new Set<string>()
  for (let tries = 0; tries < maxChoices; tries += 1) {
    const { chosen, dependsOn } = choose()
    const keys = [...new Set(dependsOn)].filter((key) => indexed.has(key) && !checked.has(key))
    if (keys.length === 0) return chosen
    const forms = keys.flatMap((key) => indexed.get(key)!)
    const visible = await publicWords(connection, forms)
    for (const key of keys) {
      checked.add(key)
      const left = indexed.get(key)!.filter(({ word }) => visible.has(word))
      if (left.length > 0) indexed.set(key, left)
      else indexed.delete(key)
    }
    if (visible.size === forms.length) return chosen
  }
  return null
}
