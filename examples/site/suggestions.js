'use strict'

const waitMs = 150

/** Completes what is typed: a list below the field, walked by arrow keys, closed by Escape. */
function suggestIn(field, list, choose) {
  let asking = new AbortController()
  let timer
  let at = -1
  const options = () => [...list.children]
  const show = (isShown) => {
    list.hidden = !isShown
    field.setAttribute('aria-expanded', String(isShown))
    if (!isShown) mark(-1)
  }
  const mark = (next) => {
    at = next
    options().forEach((option, index) => option.setAttribute('aria-selected', String(index === at)))
    const id = options()[at]?.id
    if (id === undefined) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', id)
  }
  const take = (text) => {
    field.value = text
    close()
    choose(text)
  }
  const close = () => {
    clearTimeout(timer)
    asking.abort()
    show(false)
  }
  const ask = async () => {
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    const q = field.value.trim()
    if (q === '') return show(false)
    try {
      const { items } = await get('/v1/suggest', { q, limit: 6 }, signal)
      const made = items.map(({ text }, index) => {
        const option = element('li', { id: `suggestion-${index}`, role: 'option' }, text)
        // before the field loses its focus
        option.addEventListener('mousedown', (event) => {
          event.preventDefault()
          take(text)
        })
        return option
      })
      list.replaceChildren(...made)
      show(made.length > 0)
    } catch {
      // nobody asked for suggestions: searching tells what is wrong
      if (!signal.aborted) show(false)
    }
  }
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, waitMs)
  })
  field.addEventListener('blur', close)
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    if (list.hidden) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const count = options().length
      mark(at === -1 && step === -1 ? count - 1 : (at + step + count) % count)
    }
    if (event.key === 'Enter' && at !== -1) {
      event.preventDefault()
      take(options()[at].textContent)
    }
  })
  return { close }
}
