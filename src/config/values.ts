import { z } from 'zod'

/** A setting that is turned on or off. */
export const onOff = z.enum(['on', 'off'])

/** Splits `a, b` into its parts; an empty text has none. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)

/** A setting in digits. */
export const wholeNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`
  return z.string().regex(/^\d+$/, error).transform(Number).pipe(z.int(error).min(min, error).max(max, error))
}

/** An address of http or https. */
export const httpUrl = z.url({ protocol: /^https?$/ })
