import type { Files } from './generate-modules.js'

/** What differs between the files that should be there and those that are: one line per file, none when all are current. */
export function compareFiles(wanted: Files, found: Files): readonly string[] {
  const names = [...new Set([...wanted.keys(), ...found.keys()])].sort()
  return names.flatMap((name) => {
    const want = wanted.get(name)
    const have = found.get(name)
    if (want === have) return []
    if (want === undefined) return [`${name}: not generated any more`]
    return [have === undefined ? `${name}: missing` : `${name}: ${firstDifference(want, have)}`]
  })
}

function firstDifference(want: string, have: string): string {
  const wanted = want.split('\n')
  const found = have.split('\n')
  const at = wanted.findIndex((line, index) => line !== found[index])
  return at < 0
    ? `line ${wanted.length + 1} is too much`
    : `line ${at + 1} is "${found[at] ?? ''}", should be "${wanted[at]}"`
}
