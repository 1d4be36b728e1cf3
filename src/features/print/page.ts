import { schoolTimeZone } from '../../domain/school-time-zone.ts'
import { bylineText } from '../../domain/content/posts/byline-text.ts'
import { correctionHtml } from '../../domain/content/posts/correction-text.ts'
import { htmlElement as element } from '../../domain/content/posts/html.ts'
import { filesHtml, pictureHtml } from '../../domain/content/posts/page-files.ts'
import type { Post } from '../../domain/content/posts/schema.ts'
import { escapeMarkup as escape } from '../../libraries/markup/escape.ts'
import { vietnameseDay, vietnameseMoment } from '../../libraries/vietnamese/day.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { periodText, valueText } from './figure-text.ts'
import { markText, type Mark } from './mark-text.ts'
import type { PrintedFigure } from './read-figures.ts'
import { printStyle } from './style.ts'
import { printTexts } from './texts.ts'

/** What is printed of a post. */
export interface PrintedPost {
  post: Post
  section: string | null
  tags: readonly string[]
  figures: readonly PrintedFigure[]
  /** The address of the page that the text is first of all. */
  address: string
  hash: string
  school: string | undefined
  /** Whether readers see the post. */
  isPublic: boolean
}

type Language = Post['language']

const momentText = (moment: string, language: Language): string =>
  language === 'vi'
    ? vietnameseMoment(moment, schoolTimeZone)
    : new Intl.DateTimeFormat('en-GB', {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: schoolTimeZone,
      }).format(new Date(moment))

const dayText = (day: string, language: Language): string =>
  language === 'vi'
    ? vietnameseDay(day)
    : new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))

/** The marks behind the words that state figures, in one text of the post. */
const marksIn = (figures: readonly PrintedFigure[], field: PrintedFigure['quoted_field']): Mark[] =>
  figures.flatMap(({ quoted_field, quote_end }, index) =>
    quoted_field === field ? [{ at: quote_end, html: `<sup>[${index + 1}]</sup>` }] : [],
  )

function noteOf(figure: PrintedFigure, index: number, language: Language): string {
  const words = (text: Bilingual) => text[language]
  const about = [
    language === 'vi' ? figure.name_vi : figure.name_en,
    figure.program === null ? undefined : `${words(printTexts.program)} ${figure.program}`,
    words(periodText(figure)),
    figure.is_plan ? words(printTexts.plan) : undefined,
  ]
  const stated = `[${index + 1}] ${about.filter(Boolean).join(', ')}: ${words(valueText(figure))}.`
  return `<li>${escape(stated)} ${escape(words(printTexts.quote))}: “${escape(figure.quote)}”.</li>`
}

function notesHtml(figures: readonly PrintedFigure[], language: Language): string {
  if (figures.length === 0) return ''
  const notes = figures.map((figure, index) => noteOf(figure, index, language)).join('\n')
  const heading = element('h2', '', printTexts.figures[language])
  return `<section class="notes">${heading}${element('p', '', printTexts.figuresNote[language])}<ol>\n${notes}\n</ol></section>`
}

function aboutText({ post, section, isPublic }: PrintedPost): string {
  const { language, published_at, event_date } = post
  return [
    section,
    published_at &&
      `${(isPublic ? printTexts.published : printTexts.planned)[language]} ${momentText(published_at, language)}`,
    event_date && `${printTexts.event[language]} ${dayText(event_date, language)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function recordHtml({ post, address, hash }: PrintedPost): string {
  const { language, revision, updated_at } = post
  const version = `${revision}, ${printTexts.updated[language]} ${momentText(updated_at, language)}`
  const link = `<dd><a href="${escape(address)}">${escape(address)}</a></dd>`
  return `<footer class="record"><dl>
${element('dt', '', printTexts.address[language])}${link}
${element('dt', '', printTexts.version[language])}${element('dd', '', version)}
${element('dt', '', printTexts.hash[language])}${element('dd', ' class="hash"', hash)}
</dl></footer>`
}

/** A post as a page for print and archive. */
export function printPage(printed: PrintedPost): string {
  const { post, tags, figures, address, school, isPublic } = printed
  const { language, cover, video_url } = post
  const marked = (field: PrintedFigure['quoted_field'], html: string) =>
    markText(html, marksIn(figures, field))
  const photo = printTexts.photo[language]
  const video =
    video_url === null
      ? ''
      : `<p>${printTexts.video[language]}: <a href="${escape(video_url)}">${escape(video_url)}</a></p>`
  // the body was sanitised when it was written
  const content = [
    isPublic ? '' : element('p', ' class="mark"', printTexts.notPublic[language]),
    element('p', ' class="school" lang="vi"', school ?? null),
    `<article>`,
    `<h1>${marked('title', escape(post.title))}</h1>`,
    element('p', ' class="about"', aboutText(printed)),
    correctionHtml(post),
    post.summary ? `<p class="summary">${marked('summary', escape(post.summary))}</p>` : '',
    cover === null ? '' : pictureHtml(cover, photo, marked('cover.caption', escape(cover.caption ?? ''))),
    video,
    marked('body_text', post.body_html),
    filesHtml(post.media, photo, printTexts.files[language]),
    element('p', ' class="by"', bylineText(post.byline)),
    element(
      'p',
      ' class="tags"',
      tags.length === 0 ? '' : `${printTexts.tags[language]}: ${tags.join(', ')}`,
    ),
    '</article>',
    notesHtml(figures, language),
    recordHtml(printed),
  ]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="canonical" href="${escape(address)}">
<title>${escape(post.title)}</title>
<style>${printStyle}</style>
</head>
<body>
${content.filter(Boolean).join('\n')}
</body>
</html>
`
}
