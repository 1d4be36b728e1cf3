/** Initials that regions pronounce alike, and that are exchanged in writing. */
const groups = [
  ['s', 'x'],
  ['tr', 'ch'],
  ['d', 'gi', 'r'],
  ['l', 'n'],
]

const alike = new Map(
  groups.flatMap((group) => group.map((initial) => [initial, group.filter((other) => other !== initial)])),
)
const initialPattern = /^(gi(?=[aeiouyăâêôơư])|tr|ch|[sxdrln](?![hg]))(.+)$/

/**
 * The same letters with an initial that sounds alike: xát for sát, dạy for giạy. The letters of ng and nh are no such
 * initials, nor is đ.
 */
export function withLikeInitials(letters: string): string[] {
  const [, initial, rest] = initialPattern.exec(letters) ?? []
  if (initial === undefined || rest === undefined) return []
  return (alike.get(initial) ?? []).flatMap((other) =>
    // `gi` before i is written once
    other === 'gi' && /^[iy]/.test(rest) ? [] : [other + rest],
  )
}

/** A final consonant behind its vowels, and the tone of an exact form. `n` sounds like `nh` behind `i` and `ê`, like `ng` elsewhere. */
const finalPattern = /^(.*?)([aăâeêioôơuưy]+)(ng|nh|ch|[nct])(\d?)$/

/** The finals that a region pronounces like one behind some vowels. */
function finalsLike(vowels: string, final: string): string[] {
  const isFront = /(?:^|[^aăâeêioôơuưy])(?:i|e|ê)$/.test(vowels)
  const isWide = !/^(?:i|ê)$/.test(vowels)
  switch (final) {
    case 'n':
      return [...(isFront ? ['nh'] : []), ...(isWide ? ['ng'] : [])]
    case 't':
      return [...(isFront ? ['ch'] : []), ...(isWide ? ['c'] : [])]
    case 'ng':
      return ['n']
    case 'c':
      return ['t']
    case 'nh':
      return isFront ? ['n'] : []
    default:
      return isFront ? ['t'] : []
  }
}

/** The same letters with a final consonant that sounds alike: giản for giảng, tin for tinh, mặc for mặt. */
export function withLikeFinals(letters: string): string[] {
  const [, onset = '', vowels, final, tone = ''] = finalPattern.exec(letters) ?? []
  if (vowels === undefined || final === undefined) return []
  return finalsLike(vowels, final).map((other) => onset + vowels + other + tone)
}
