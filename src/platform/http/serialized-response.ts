/** A response with its body in bytes: hash, length and socket need bytes, so that it is encoded once. */
export interface SerializedResponse {
  status: number
  headers: Record<string, string>
  body: Buffer
}
