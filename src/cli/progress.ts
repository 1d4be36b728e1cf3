/** A progress bar on a terminal; nothing is printed where the output is not a terminal. */
export interface Progress {
  show(part: number, text: string): void
  end(): void
}

const width = 30

/** Creates a progress bar on the current line of a stream. */
export function progressBar(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => {}, end: () => {} }
  let last = ''
  return {
    show: (part, text) => {
      const full = Math.round(Math.min(1, Math.max(0, part)) * width)
      const line = `[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${Math.round(part * 100)} %  ${text}`
      if (line === last) return
      last = line
      stream.write(`\r\u001b[K${line}`)
    },
    end: () => void (last === '' || stream.write('\r\u001b[K')),
  }
}
