declare module 'jsonstat-toolkit' {
  /** The part that tests use. */
  interface Dataset {
    id: string[]
    size: number[]
    extension: { totals: unknown[] }
    Data(at: Record<string, string>): { value: number | null; status: string | null }
    Dimension(id: string): { label: string; Category(id: string): { label: string } }
    Dimension(of: { role: string }): { label: string }[]
  }
  export default function read(json: unknown): Dataset
}
