/** The largest file. */
export const maxFileBytes = 50 * 1_048_576

/** A form also has its other fields. */
export const maxBodyBytes = maxFileBytes + 1_048_576

/** A picture in pixels. */
export const maxPixels = 50_000_000

/** How many files are uploaded at once: each takes a processor, and a picture up to 200 MB of memory. */
export const maxUploads = 2

/** How long an upload may take, at a slow line. */
export const timeoutMs = 900_000

/** How many bytes of a file arrive within the pause that a sender may make: slower ones would hold the few places. */
export const minBytesPerPause = 65_536
