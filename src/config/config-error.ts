/** A setting is invalid or contradicts another one; the message names it and says what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}
