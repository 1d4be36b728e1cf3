import { problems } from '../problems.ts'
import { inlineText } from './page-text.ts'

/** The HTML page of all problems; the `type` of a problem links to it. */
export function problemsPage(): string {
  const entries = Object.entries(problems).map(
    ([code, { status, title, when }]) =>
      `<section id="${code}"><h2><code>${code}</code> · ${status}</h2>` +
      `<p><strong>${inlineText(title.en)}</strong> · <span lang="vi">${inlineText(title.vi)}</span></p><p>${inlineText(when)}</p></section>`,
  )
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Problems of the Bantin API</title>' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    '<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}h2{margin-top:2rem}:target{background:#fff3c4}</style>' +
    `</head><body><h1>Problems</h1><p>Every error is a problem detail (RFC 9457) with one of these codes. <a href="../docs">The operations</a> list their problems.</p>${entries.join('')}</body></html>`
  )
}
