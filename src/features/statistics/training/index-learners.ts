/** The places of learners among the turns of a year. */
export interface IndexedLearners {
  /** The learner of each turn, from 0 in the order of their first turns. */
  indexes: Uint32Array
  distinct: number
}

/** A constant that distributes consecutive numbers over a table (Fibonacci hashing). */
const multiplier = 0x9e3779b1

/**
 * Gives the learners of a year consecutive indexes, so that what is known of each can be kept in arrays. Their numbers are
 * those of all learners that the school has ever had. A Map takes several times as long, in which no other request is answered.
 * @param words pairs of words, the first of which is the number of a learner
 */
export function indexLearners(words: Uint32Array): IndexedLearners {
  const turns = words.length / 2
  const indexes = new Uint32Array(turns)
  // open addressing: at most half of the places are taken, and 0 is free, since numbers begin with 1
  const bits = Math.max(1, Math.ceil(Math.log2(2 * turns + 1)))
  const mask = 2 ** bits - 1
  const numbers = new Uint32Array(mask + 1)
  const indexOf = new Uint32Array(mask + 1)
  let distinct = 0
  for (let turn = 0; turn < turns; turn++) {
    const number = words[2 * turn]!
    let place = Math.imul(number, multiplier) >>> (32 - bits)
    while (numbers[place] !== 0 && numbers[place] !== number) place = (place + 1) & mask
    if (numbers[place] === 0) {
      numbers[place] = number
      indexOf[place] = distinct++
    }
    indexes[turn] = indexOf[place]!
  }
  return { indexes, distinct }
}
