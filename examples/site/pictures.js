'use strict'

/** The addresses of a picture in several widths, for browsers to choose from. */
const srcset = (sources) =>
  sources
    .filter(({ width }) => width !== null)
    .map(({ url, width }) => `${fileUrl(url)} ${width}w`)
    .join(', ') || null

/** A picture in the size and format that a browser needs. @param sizes how wide it is shown, as `sizes` of HTML says it */
function picture(use, sizes, isFirst = false) {
  const isWebp = ({ type }) => type === 'image/webp'
  const modern = srcset(use.sources.filter(isWebp))
  const others = srcset(use.sources.filter((source) => !isWebp(source)))
  const image = element('img', {
    src: fileUrl(use.url),
    srcset: others,
    sizes: others && sizes,
    width: use.width,
    height: use.height,
    // a picture that adds nothing to the text has an empty alt text
    alt: use.alt ?? '',
    loading: isFirst ? null : 'lazy',
    decoding: 'async',
  })
  const { left = 0.5, top = 0.5 } = use.focal_point ?? {}
  // a picture that is cropped keeps its most important point in sight
  image.style.objectPosition = `${left * 100}% ${top * 100}%`
  const better = modern && element('source', { type: 'image/webp', srcset: modern, sizes })
  return element('picture', {}, better, image)
}

const isPicture = (use) => Boolean(use?.url) && (use.type?.startsWith('image/') ?? use.kind === 'image')

/** A picture with what it shows and who made it. */
function figure(use, sizes, isFirst) {
  if (!isPicture(use)) return null
  const texts = [use.caption, use.credit ? `Ảnh: ${use.credit}` : null].filter(Boolean).join(' – ')
  return element(
    'figure',
    {},
    picture(use, sizes, isFirst),
    texts === '' ? null : element('figcaption', {}, texts),
  )
}

const typeNames = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'audio/mpeg': 'MP3',
  'video/mp4': 'MP4',
}

/** The size of a file as people read it. */
function sizeText(bytes) {
  const units = ['byte', 'KB', 'MB']
  const at = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2
  return `${numberFormat.format(bytes / 1000 ** at)} ${units[at]}`
}

/** A file to download, with its type and size. */
function download({ url, type, bytes, title, caption, name }) {
  const about = [typeNames[type] ?? type, bytes ? sizeText(bytes) : null].filter(Boolean).join(', ')
  return element('li', {}, link(fileUrl(url), caption ?? title ?? name), about === '' ? '' : ` (${about})`)
}

const players = { audio: 'audio', video: 'video' }

/** The further pictures and files of a post. */
function furtherMedia(media) {
  const shown = media.filter(({ url }) => url)
  const pictures = shown.filter(isPicture)
  const played = shown.filter((use) => use.kind in players && !isPicture(use))
  const files = shown.filter((use) => !isPicture(use) && !played.includes(use))
  return [
    pictures.length === 0
      ? null
      : element(
          'div',
          { class: 'gallery' },
          ...pictures.map((use) => figure(use, '(min-width: 40rem) 24rem, 100vw')),
        ),
    ...played.map((use) =>
      element(
        'figure',
        {},
        element(players[use.kind], { src: fileUrl(use.url), controls: '', preload: 'metadata' }),
        element('figcaption', {}, use.caption ?? use.title ?? ''),
      ),
    ),
    files.length === 0
      ? null
      : part('tep', 'Tệp đính kèm', element('ul', { class: 'files' }, ...files.map(download))),
  ]
}
