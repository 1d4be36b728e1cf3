import { vietnameseDay, vietnameseMoment } from '../../../../libraries/vietnamese/day.ts'
import { escapeMarkup as escape } from '../../../../libraries/markup/escape.ts'
import { schoolTimeZone } from '../../../school-time-zone.ts'
import { bylineText } from '../byline-text.ts'
import { htmlElement as element } from '../html.ts'
import type { PreviewedPost } from './as-readers-see.ts'
import { pageStyle } from './page-style.ts'
import { noPreviewText } from './no-preview.ts'
import type { PostPreview } from './schema.ts'

type Use = PostPreview['media'][number]
type Source = Use['sources'][number]

const isPicture = ({ type, url }: Source) =>
  type?.startsWith('image/') ?? /\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(url.split(/[?#]/, 1)[0]!)

/** The picture of a use in the size that fits the page best: the smallest one that fills it on a fine screen. */
function pictureOf({ sources }: Pick<Use, 'sources'>): Source | undefined {
  const bySize = sources.filter(isPicture).toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0))
  return bySize.find(({ width }) => (width ?? 0) >= 1400) ?? bySize.at(-1)
}

function figure(use: Pick<Use, 'sources' | 'caption' | 'credit' | 'alt'>): string {
  const picture = pictureOf(use)
  if (picture === undefined) return ''
  const size = picture.width && picture.height ? ` width="${picture.width}" height="${picture.height}"` : ''
  const credit = use.credit && `Ảnh: ${use.credit}`
  const caption = [use.caption, credit].filter(Boolean).join(' – ')
  return `<figure><img src="${escape(picture.url)}" alt="${escape(use.alt ?? '')}"${size}>${element('figcaption', '', caption)}</figure>`
}

/** Pictures after the text, and links to other files. */
function files(uses: readonly Use[]): string {
  const links = uses.flatMap(({ sources, caption }) => {
    const [file] = sources
    if (file === undefined || isPicture(file)) return []
    return [`<li><a href="${escape(file.url)}">${escape(caption ?? file.url)}</a></li>`]
  })
  const list = links.length === 0 ? '' : `<h2>Tài liệu kèm theo</h2><ul>${links.join('')}</ul>`
  return uses.map(figure).join('') + list
}

function aboutText({ post: { published_at, event_date }, section }: PreviewedPost, now: Date): string {
  const isAhead = published_at !== null && new Date(published_at) > now
  const publication = published_at && vietnameseMoment(published_at, schoolTimeZone)
  return [
    section,
    publication && `${isAhead ? 'Dự kiến đăng' : 'Đăng'} ${publication}`,
    event_date && `Sự kiện ngày ${vietnameseDay(event_date)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

const htmlPage = (title: string, content: string) =>
  `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${escape(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
${content}
</body>
</html>
`

/**
 * The page of a preview: how the post reads, marked as not published.
 * @param expiresAt when the link expires
 */
export function previewPage(previewed: PreviewedPost, expiresAt: string): string {
  const { post, tags } = previewed
  const until = `<time datetime="${expiresAt}">${vietnameseMoment(expiresAt, schoolTimeZone)}</time>`
  const mark = `<p class="mark">${element('strong', '', 'Bản xem trước – chưa đăng')}<span>${'Liên kết có hiệu lực đến'} ${until}</span></p>`
  const video = post.video_url === null ? '' : `<p><a href="${escape(post.video_url)}">Xem video</a></p>`
  // the body was sanitised when it was written
  const article = [
    element('p', ' class="about"', aboutText(previewed, new Date())),
    element('h1', '', post.title),
    element('p', ' class="summary"', post.summary),
    post.cover === null ? '' : figure(post.cover),
    video,
    post.body_html,
    files(post.media),
    element('p', ' class="by"', bylineText(post.byline)),
    element('p', ' class="tags"', tags.length === 0 ? '' : `Thẻ: ${tags.join(', ')}`),
  ].join('\n')
  return htmlPage(
    `Bản xem trước: ${post.title}`,
    `${mark}\n<main><article lang="${post.language}">\n${article}\n</article></main>`,
  )
}

/** The page of a link that does not work, the same for every reason. */
export const noPreviewPage = htmlPage(
  'Không có bản xem trước',
  `<main>${element('h1', '', 'Không có bản xem trước')}${element('p', '', noPreviewText.vi)}</main>`,
)
