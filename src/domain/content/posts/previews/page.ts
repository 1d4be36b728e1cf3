import { vietnameseDay, vietnameseMoment } from '../../../../libraries/vietnamese/day.ts'
import { escapeMarkup as escape } from '../../../../libraries/markup/escape.ts'
import { schoolTimeZone } from '../../../school-time-zone.ts'
import { bylineText } from '../byline-text.ts'
import { correctionHtml } from '../correction-text.ts'
import { htmlElement as element } from '../html.ts'
import { filesHtml, pictureHtml } from '../page-files.ts'
import type { PreviewedPost } from './as-readers-see.ts'
import { pageStyle } from './page-style.ts'
import { noPreviewText } from './no-preview.ts'

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
    post.cover === null ? '' : pictureHtml(post.cover, 'Ảnh'),
    video,
    post.body_html,
    filesHtml(post.media, 'Ảnh', 'Tài liệu kèm theo'),
    correctionHtml(post),
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
