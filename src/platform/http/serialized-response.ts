/** A response in bytes: the hash, the length and the socket need them all, and a text would be encoded for each. */
export interface SerializedResponse {
  status: number
  headers: Record<string, string>
  body: Buffer
}
