/** The description of the document. */
const description = (prefix: string) => `\
A headless API for the news and the registers of a school.

- **Access**: public data needs no key. For other data send \`Authorization: Bearer <API key>\`; each operation
  names the scope it needs.
- **Lists** page by cursor: follow \`page.next_cursor\` or the \`Link\` header until there is none. Several values of
  a filter are separated by commas and mean OR; in a value, \`\\,\` is a comma and \`\\\\\` a backslash. \`null\` finds rows
  without a value, \`\\null\` is the word. Text sorts in Vietnamese order.
- **Shape**: every field is always present, \`null\` if it is empty. \`include\` adds what a row refers to beside its id.
- **Changes** need \`If-Match\` with the \`ETag\` you read, so that no change of others is lost; \`*\` means any revision.
- **Scripts** may run twice: \`Idempotency-Key\` on POST, or PUT by the external id of your system.
- **Errors** are problem details (RFC 9457) with a stable \`code\`, in English or, with \`Accept-Language: vi\`, in
  Vietnamese. [All of them](${prefix}/docs/problems).
- **Times** are RFC 3339, in UTC in responses; days are \`YYYY-MM-DD\`; counts are whole numbers.
`

/**
 * The `info` object of the document.
 * @param prefix the path prefix of a proxy
 */
export const infoOf = (version: string, prefix: string) => ({
  title: 'Bantin',
  version,
  summary: 'News, training and Party registers of a school.',
  description: description(prefix),
  license: { name: 'MIT', identifier: 'MIT' },
  contact: { name: 'Bantin' },
})
