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
