import { escapeMarkup } from '../../../libraries/markup/escape.ts'

/** A text of one line as HTML, with its code marked. */
export const inlineText = (text: string): string =>
  escapeMarkup(text).replace(/`([^`]+)`/g, '<code>$1</code>')

/**
 * A page of the documentation. Its links are relative, so that they work behind a proxy with a path prefix.
 * @param docs the path from the page to the folder `docs/`
 */
export const pageOf = (title: string, docs: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" type="image/png" href="${docs}/assets/favicon-32x32.png">
<link rel="stylesheet" href="${docs}/assets/docs.css">
</head>
<body>
${body}
</body>
</html>
`
