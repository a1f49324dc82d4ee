import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'

/** A piece of code in a guide or a docstring. */
export interface Snippet {
  /** `docs/querying.md:12`: where the code starts. */
  readonly place: string
  readonly code: string
  /** It brings its own imports, and so stands alone. */
  readonly isProgram: boolean
  /** What it prints, by the text block that follows it. */
  readonly prints?: string
}

const repository = resolve(import.meta.dirname, '../..')

/** The `ts` blocks of a Markdown file, each with the `text` block that comes right behind it. */
export function snippetsOfGuide(file: string): readonly Snippet[] {
  const guide = readFileSync(file, 'utf8')
  return [...guide.matchAll(/^```ts\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?/gms)].map((block) =>
    snippet(file, guide, block.index + '```ts\n'.length, block[1] ?? '', block[2]),
  )
}

/** The `@example` blocks of a source file. */
export function snippetsOfSource(file: string): readonly Snippet[] {
  const source = readFileSync(file, 'utf8')
  return [...source.matchAll(/^ *\* @example\n((?: *\*(?!\/| @).*\n)+)/gm)].map((block) => {
    const code = (block[1] ?? '').replace(/^ *\* ?/gm, '')
    return snippet(file, source, block.index + block[0].indexOf('\n') + 1, code)
  })
}

function snippet(file: string, text: string, start: number, code: string, prints?: string): Snippet {
  const line = text.slice(0, start).split('\n').length
  return {
    place: `${relative(repository, file)}:${line}`,
    code,
    isProgram: /^import /m.test(code),
    ...(prints === undefined ? {} : { prints }),
  }
}
