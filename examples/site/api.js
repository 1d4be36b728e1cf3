'use strict'

/** A page that only the person at this machine can open: a file, or a server on the machine itself. */
const isTrial =
  location.protocol === 'file:' || ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)

/**
 * Where the API is: what the page itself says (`<meta name="api">`), or a server on this machine. For trials `?api=` names
 * another one. A real site does not take it from there: anyone can make a link to the page, and would show readers other
 * texts under the school's name.
 */
const apiUrl = (() => {
  const named = isTrial ? new URLSearchParams(location.search).get('api') : null
  const written = document.querySelector('meta[name="api"]')?.content
  const found = [named, written].find((url) => /^https?:\/\//.test(url ?? ''))
  return (found ?? 'http://127.0.0.1:3000').replace(/\/+$/, '')
})()

/**
 * The address of an operation: `{name}`s of its path are filled in, the other parameters become the query.
 * Paths are written as the OpenAPI document has them.
 */
function address(path, parameters = {}) {
  const query = new URLSearchParams()
  let filled = path
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === null || value === '') continue
    if (filled.includes(`{${name}}`)) filled = filled.replace(`{${name}}`, encodeURIComponent(value))
    else query.set(name, value)
  }
  const text = query.toString()
  return `${apiUrl}${filled}${text === '' ? '' : `?${text}`}`
}

/** The address of a file: the API gives a path of its server where it does not know its own address. */
const fileUrl = (url) => (url.startsWith('/') ? apiUrl + url : url)

/** Reads from the API. Throws an Error whose message can be shown to readers; `status` is that of the response. */
async function get(path, parameters, signal) {
  let answer
  try {
    answer = await fetch(address(path, parameters), { headers: { 'accept-language': 'vi' }, signal })
  } catch (error) {
    if (error.name === 'AbortError') throw error
    throw new Error(
      `Không kết nối được với ${apiUrl}. Máy chủ có chạy không, và CORS_ORIGINS đã có trang này chưa?`,
      {
        cause: error,
      },
    )
  }
  const body = await answer.json()
  if (answer.ok) return body
  const problem = new Error(body.errors?.[0]?.message ?? body.detail ?? body.title)
  throw Object.assign(problem, { status: answer.status })
}
