import { globSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkSnippets } from './check-snippets.js'
import { runSnippet } from './run-snippet.js'
import { snippetsOfGuide, snippetsOfSource } from './snippet.js'

const repository = resolve(import.meta.dirname, '../..')

function files(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: repository })
    .sort()
    .map((file) => join(repository, file))
}

const guides = ['README.md', 'docs/*.md', 'docs/decisions/*.md'].flatMap(files).flatMap(snippetsOfGuide)
const docstrings = files('src/**/*.ts').flatMap(snippetsOfSource)
const programs = guides.filter(({ isProgram }) => isProgram)
const said = checkSnippets([...guides, ...docstrings])

describe('the code in the guides and docstrings', () => {
  it.each([...guides, ...docstrings].map(({ place }) => place))('compiles: %s', (place) => {
    expect(said.get(place)).toEqual([])
  })

  it.each(programs)(
    'prints what is written below it: $place',
    ({ code, prints }) => {
      expect(runSnippet(code)).toBe(prints)
    },
    30_000,
  )

  it('is found where it is written', () => {
    const count = (folder: string) => [...guides, ...docstrings].filter(({ place }) => place.startsWith(folder)).length

    expect(programs[0]?.place).toMatch(/^README\.md:/)
    expect(count('docs/querying.md')).toBeGreaterThan(5)
    expect(count('src/actions/')).toBeGreaterThan(7)
  })

  it('is refused when it is wrong', () => {
    const wrong = { place: 'nowhere', code: "query(lead).select('fulname')", isProgram: false }

    expect(checkSnippets([wrong]).get('nowhere')).toEqual([expect.stringContaining('"fulname"')])
  })
})
