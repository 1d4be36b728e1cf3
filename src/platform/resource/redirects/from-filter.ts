import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../../database/columns.ts'
import { line, slug, validationError } from '../../http/fields.ts'
import type { Filter } from '../filter.ts'
import { addressKey, keyText } from './address-key.ts'
import { slugOnSite } from './site-address.ts'
import { slugRedirects as table } from './table.ts'

const isSlug = (text: string) => slug().safeParse(text).success

const asked = line(2000).check(
  z.refine<string>(
    (text) => addressKey(text) !== undefined || isSlug(text),
    validationError(
      'wrong_format',
      'It must be a full http or https address, a path that begins with "/", or a slug.',
      'Phải là địa chỉ http hoặc https đầy đủ, đường dẫn bắt đầu bằng "/", hoặc phần cuối của địa chỉ bài viết.',
    ),
  ),
)

/**
 * What an address asks for: itself and, if it is a full one, its path; if it is a path, this path on any host; and the slug, if it
 * is a page of the present website.
 */
function keysOf(text: string, template: string | undefined): { slugs: string[]; path: string | null } {
  const key = addressKey(text)
  if (key === undefined) return { slugs: [text], path: null }
  const slug = template === undefined ? undefined : slugOnSite(key, template)
  const slugs = slug !== undefined && isSlug(slug) ? [slug] : []
  return key.host === null
    ? { slugs, path: key.path }
    : { slugs: [keyText(key), keyText({ ...key, host: null }), ...slugs], path: null }
}

/**
 * The filter by what a visitor asked for.
 * @param paths of all resources with slugs, for the index of slugs
 * @param sitePostUrl the template of the addresses of posts on the website
 */
export function fromFilter(paths: readonly string[], sitePostUrl: string | undefined): Filter {
  const resources = sql.raw(paths.map((path) => `'${path}'`).join(', '))
  return {
    schema: asked.describe(
      'What a visitor asked for: a full address (`https://old.example/tin/17.html`), a path (`/tin/17.html`, on any host) or a former slug, also as the address of a page of the present website (SITE_POST_URL). Compared without `http` or `https`, `www.`, a slash at the end, the order of parameters, and what networks add to them (`utm_…`, `fbclid`); Vietnamese letters may be encoded. The case of a path counts. Without a match the list is empty.',
    ),
    apply: (name, value) => {
      const { slugs, path } = keysOf(String(value), sitePostUrl)
      const found = sql`array(select ${table.id} from ${table} where ${table.resource} in (${resources}) and ${table.slug} = any(${sql.placeholder(`${name} slugs`)}::text[]) union all select ${table.id} from ${table} where ${table.path} = ${sql.placeholder(`${name} path`)}::text)`
      return {
        shape: `${name}=`,
        values: { [`${name} slugs`]: slugs, [`${name} path`]: path },
        where: () => sql`${qualified(table.id)} = any(${found})`,
        isRare: true,
      }
    },
  }
}
