import type { Config } from '../../config.ts'

type Settings = Pick<Config, 'port' | 'publicUrl' | 'sitePostUrl'>

/**
 * The address of this server, for documents in which addresses cannot be relative. Without `PUBLIC_URL` it is that of this
 * machine: the `Host` of a request could name any other server, and the documents are cached.
 */
export const serverAddress = ({ publicUrl, port }: Settings): string =>
  publicUrl ?? `http://localhost:${port}`

/** The address of the school's website; that of this server if `SITE_POST_URL` is not set. */
export const siteAddress = (settings: Settings): string =>
  settings.sitePostUrl === undefined ? serverAddress(settings) : `${new URL(settings.sitePostUrl).origin}/`

/** The address of a post on the website, else on this server. */
export const postAddress = (settings: Settings, slug: string, url: string | null): string =>
  url ?? `${serverAddress(settings)}/v1/posts/${slug}`
