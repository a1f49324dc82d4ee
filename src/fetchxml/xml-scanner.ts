/** Where in a document a text has come to. */
type Position = 'text' | 'tag' | "'" | '"' | '-->' | ']]>' | '?>'

const special: Readonly<Record<string, Position>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }
const opening = /<!--|<!\[CDATA\[|<\?|</g
const inTag = /['">]/g

/** Follows the markup of a document that comes in parts. */
export class XmlScanner {
  #position: Position = 'text'

  /** Between tags, in quotes, or where no value can stand. */
  get place(): 'text' | 'quotes' | 'tag' | 'elsewhere' {
    if (this.#position === 'text' || this.#position === 'tag') return this.#position
    return this.#position === "'" || this.#position === '"' ? 'quotes' : 'elsewhere'
  }

  read(part: string): void {
    for (let at = 0; at < part.length; ) at = this.#step(part, at)
  }

  /** To behind the next thing that changes the position. */
  #step(part: string, at: number): number {
    const end = this.#position
    if (end !== 'text' && end !== 'tag') return this.#close(part, part.indexOf(end, at), end)
    const pattern = end === 'text' ? opening : inTag
    pattern.lastIndex = at
    const found = pattern.exec(part)?.[0]
    if (found === undefined) return part.length
    const behind = pattern.lastIndex
    if (end === 'text') this.#position = special[found] ?? 'tag'
    else this.#position = found === "'" || found === '"' ? found : 'text'
    return behind
  }

  #close(part: string, found: number, end: string): number {
    if (found === -1) return part.length
    this.#position = end === "'" || end === '"' ? 'tag' : 'text'
    return found + end.length
  }
}
