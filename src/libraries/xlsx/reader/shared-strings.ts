import type { Archive } from './archive.ts'
import { textCollector } from './rich-text.ts'
import { textStore, type TextStore } from './text-store.ts'
import { readXml, type XmlHandler } from './xml.ts'

/** Reads the shared strings of a workbook. */
export async function readSharedStrings(archive: Archive, partPath: string | undefined): Promise<TextStore> {
  const store = textStore()
  if (partPath === undefined || !archive.has(partPath)) return store
  const collector = textCollector()
  const handler: XmlHandler = {
    open: collector.open,
    close: (name) => {
      collector.close(name)
      if (name !== 'si') return
      store.add(collector.take())
      handler.completed++
    },
    text: collector.text,
    completed: 0,
  }
  try {
    await readXml(archive.read(partPath), handler)
    return store
  } catch (error) {
    store.close()
    throw error
  }
}
