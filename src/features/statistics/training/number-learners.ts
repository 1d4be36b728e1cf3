/** The words of 32 bits of an id. */
export const wordsOfId = 4

/**
 * Numbers ids from 0 in the order of their first place, so that what is known of each can be kept in arrays. Equal ids have
 * equal numbers. A Map by texts takes several times as long, in which no other request is answered.
 * @param words the ids, each followed by one word that does not matter
 */
export function numberIds(words: Uint32Array): { numbers: Uint32Array; distinct: number } {
  const size = words.length / (wordsOfId + 1)
  const numbers = new Uint32Array(size)
  const firsts: number[] = []
  // open addressing: at most half of the places are taken
  const mask = 2 ** Math.ceil(Math.log2(2 * size + 1)) - 1
  const places = new Int32Array(mask + 1).fill(-1)
  for (let at = 0; at < size; at++) {
    const word = at * (wordsOfId + 1)
    // the last words of an id are random
    let place = (words[word + 2]! ^ words[word + 3]!) & mask
    while (places[place]! >= 0 && !isSameId(words, word, firsts[places[place]!]!)) place = (place + 1) & mask
    if (places[place]! < 0) places[place] = firsts.push(word) - 1
    numbers[at] = places[place]!
  }
  return { numbers, distinct: firsts.length }
}

const isSameId = (words: Uint32Array, a: number, b: number): boolean =>
  words[a + 3] === words[b + 3] &&
  words[a + 2] === words[b + 2] &&
  words[a + 1] === words[b + 1] &&
  words[a] === words[b]
