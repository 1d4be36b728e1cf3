/** The path prefix that a proxy adds before the paths of the API, without a final slash; empty if there is none. */
export function pathPrefixOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/$/, '')
}
