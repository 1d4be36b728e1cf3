import type { Archive } from './archive.ts'
import { textCollector } from './rich-text.ts'
import { textStore, type TextStore } from './text-store.ts'
import { readXml, type XmlHandler } from './xml.ts'

/** Reads the texts that cells share. */
export async function readSharedStrings(archive: Archive, place: string | undefined): Promise<TextStore> {
  const store = textStore()
  if (place === undefined || !archive.has(place)) return store
  const collector = textCollector()
  const handler: XmlHandler = {
    open: collector.open,
    close: (name) => {
      collector.close(name)
      if (name !== 'si') return
      store.add(collector.take())
      handler.finished++
    },
    text: collector.text,
    finished: 0,
  }
  try {
    await readXml(archive.read(place), handler)
    return store
  } catch (error) {
    store.close()
    throw error
  }
}
