/** The path prefix that a proxy puts before ours, without a closing slash; empty where there is none. */
export function pathPrefixOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/$/, '')
}
